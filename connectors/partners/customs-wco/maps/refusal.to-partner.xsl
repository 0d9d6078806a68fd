<?xml version="1.0" encoding="UTF-8"?>
<!--
  Refusal to WCO Response.

  FunctionCode                     27: not accepted
  AdditionalInformation            one for each statement, told apart by StatementTypeCode:
    ZRC  the reason                StatementDescription the code of the hub's catalogue of reasons
    ZRT  the reason in words       StatementDescription
    ZMI  the message refused       StatementDescription the hub's id of it
    ZSM  the same                  StatementDescription the sender's own id of it, where it gave one
  Error                            one for each fault: Description its position and what is wrong, ValidationCode its number. A fault with more to say
                                   than 512 characters goes on in the next Error with the same number.
  Declaration                      empty: the format wants one, a refusal is about a message
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:wco:datamodel:WCO:RES-DMS:2"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:include href="notification.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/"><xsl:apply-templates select="Refusal"/></xsl:template>

  <xsl:template match="Refusal">
    <xsl:call-template name="notification">
      <xsl:with-param name="function" select="'27'"/>
      <xsl:with-param name="issued" select="IssueDateTime"/>
      <xsl:with-param name="content" as="element()+">
        <xsl:sequence select="f:statement('ZRC', (), ReasonCode, (), ()),
                              f:statement('ZRT', (), Title, (), ()),
                              f:statement('ZMI', (), MessageID, (), ()),
                              f:statement('ZSM', (), SenderMessageID, (), ())"/>
        <xsl:apply-templates select="Fault"/>
        <Declaration/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Fault">
    <xsl:variable name="number" select="1 + count(preceding-sibling::Fault)"/>
    <xsl:for-each select="f:pieces(string-join((Position[normalize-space()], Reason), ': '))">
      <Error>
        <Description><xsl:value-of select="."/></Description>
        <ValidationCode><xsl:value-of select="$number"/></ValidationCode>
      </Error>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
