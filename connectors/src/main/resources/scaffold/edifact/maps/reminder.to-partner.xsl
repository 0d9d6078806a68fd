<?xml version="1.0" encoding="UTF-8"?>
<!-- Reminder to CUSDEC with function 15, which has that meaning in UN/EDIFACT code list 1225. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">
  <xsl:include href="edifact.xsl"/>

  <xsl:template match="/Reminder">
    <xsl:sequence select="f:interchange('CUSDEC', (
        f:segment('BGM', ('929', [string(ReferralID), string(VersionID)], '15')), f:time('137', IssueDateTime),
        f:time('ZZZ', ResponseDueDateTime),
        f:segment('GIS', [map{'REMINDER': 'REM', 'ESCALATION': 'ESC', 'OVERDUE': 'OVE'}(string(ReminderCode))]), f:text('AAO', Text),
        f:reference('ABE', Reference/LRN), f:reference('AAE', Reference/MRN), f:reference('ACD', CaseID), f:segment('UNS', 'D'),
        SequenceNumeric ! f:segment('CST', string(.)), f:segment('UNS', 'S')))"/>
  </xsl:template>
</xsl:stylesheet>
