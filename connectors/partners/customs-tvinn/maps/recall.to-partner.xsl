<?xml version="1.0" encoding="UTF-8"?>
<!--
  Recall to CUSRES named RECALL: BGM the recall with the number of its advice, DTM 58 when the goods were released and 206 until when they were
  conditional, RFF ZCI the case; ERP 4 a line, with ZPA the agency that refuses, ZRC its code, AAO its words and ZTI when it decided.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="edifact.xsl"/>

  <xsl:template match="/Recall">
    <xsl:sequence select="f:interchange('CUSRES', (
        f:segment('BGM', (['963', '', '', 'RECALL'], [string(RecallID), string(AdviceNumber)])),
        f:time('137', IssueDateTime), f:time('58', ReleasedDateTime), f:time('206', ConditionalUntilDateTime),
        f:declaration(Reference), f:reference('ZCI', CaseID),
        Line ! (f:segment('ERP', ['4', string(SequenceNumeric)]), f:reference('ZPA', PartnerID),
                f:text('AAO', ReasonText), f:text('ZRC', ReasonCode), f:text('ZTI', f:stamp(EventDateTime)))))"/>
  </xsl:template>
</xsl:stylesheet>
