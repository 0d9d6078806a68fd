<?xml version="1.0" encoding="UTF-8"?>
<!-- Reminder to "Question" (REMINDED). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Reminder">
    <map>
      <string key="question"><xsl:value-of select="ReferralID"/></string>
      <number key="version"><xsl:value-of select="VersionID"/></number>
      <string key="event">REMINDED</string>
      <string key="case"><xsl:value-of select="CaseID"/></string>
      <string key="time"><xsl:value-of select="IssueDateTime"/></string>
      <string key="answerBy"><xsl:value-of select="ResponseDueDateTime"/></string>
      <string key="reason"><xsl:value-of select="ReminderCode"/></string>
      <string key="text"><xsl:value-of select="Text"/></string>
      <map key="declaration">
        <string key="lrn"><xsl:value-of select="Reference/LRN"/></string>
        <xsl:for-each select="Reference/MRN"><string key="mrn"><xsl:value-of select="."/></string></xsl:for-each>
        <map key="declarant"><string key="id"><xsl:value-of select="Reference/DeclarantIdentifier/ID"/></string></map>
      </map>
      <array key="open"><xsl:for-each select="SequenceNumeric"><number><xsl:value-of select="."/></number></xsl:for-each></array>
    </map>
  </xsl:template>
</xsl:stylesheet>
