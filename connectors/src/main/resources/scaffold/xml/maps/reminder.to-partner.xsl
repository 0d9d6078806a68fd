<?xml version="1.0" encoding="UTF-8"?>
<!-- Reminder to QuestionReminder. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:@id@:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Reminder">
    <QuestionReminder reference="{ReferralID}" version="{VersionID}" case="{CaseID}" late="{ReminderCode}">
      <Issued><xsl:value-of select="IssueDateTime"/></Issued>
      <AnswerBy><xsl:value-of select="ResponseDueDateTime"/></AnswerBy>
      <Text><xsl:value-of select="Text"/></Text>
      <Declaration>
        <LRN><xsl:value-of select="Reference/LRN"/></LRN>
        <xsl:for-each select="Reference/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
        <Declarant id="{Reference/DeclarantIdentifier/ID}"/>
      </Declaration>
      <xsl:for-each select="SequenceNumeric"><Line number="{.}"/></xsl:for-each>
    </QuestionReminder>
  </xsl:template>
</xsl:stylesheet>
