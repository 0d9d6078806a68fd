<?xml version="1.0" encoding="UTF-8"?>
<!-- The simulated neighbour: it says within a call that it can read what it is told, where the channel is one of calls, then that it has received it, answers a request for assistance, and tells of the arrival of exported goods; it finds something wrong with tobacco. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns="urn:exchangehub:neighbour:1" xpath-default-namespace="urn:exchangehub:neighbour:1" exclude-result-prefixes="xs">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="answer-id" as="xs:string"/>

  <xsl:variable name="message" select="/CustomsMessage"/>
  <xsl:variable name="type" select="string($message/Head/Type)"/>
  <xsl:variable name="mrn" select="($message/Body/Declaration/MRN, $message/Body/Reference/MRN, $message/Body/ControlOrder/Reference/MRN)[1]"/>

  <!-- It is who it is told as. -->
  <xsl:variable name="country" select="substring($message/Head/To, 1, 2)"/>

  <xsl:template match="/">
    <s:reply>
      <s:note kind="notice" reference="{($mrn, $message/Head/Number)[1]}" code="{$type}"/>
      <s:receipt xsl:inherit-namespaces="no"><xsl:call-template name="message"><xsl:with-param name="of" select="'READABLE'"/></xsl:call-template></s:receipt>
      <xsl:if test="$type = ('EXPORT', 'ARRIVAL', 'CONTROL', 'CERTIFICATE', 'ASSIST')">
        <xsl:call-template name="answer"><xsl:with-param name="of" select="'RECEIVED'"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="$type = 'ASSIST'">
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="'ANSWER'"/>
          <xsl:with-param name="body"><Text>Looked at by the simulator: nothing is known.</Text></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$type = 'EXPORT' and $mrn">
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="'ARRIVAL'"/>
          <xsl:with-param name="to" select="()"/>
          <xsl:with-param name="body">
            <Reference><MRN><xsl:value-of select="$mrn"/></MRN></Reference>
            <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber><xsl:value-of select="$country || '002200'"/></ReferenceNumber></CustomsOffice>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$message/Body/Declaration/GoodsItem/CommodityCode[starts-with(., '24')]">
          <xsl:call-template name="answer">
            <xsl:with-param name="of" select="'CONTROL'"/>
            <xsl:with-param name="to" select="()"/>
            <xsl:with-param name="body">
              <Reference><MRN><xsl:value-of select="$mrn"/></MRN></Reference>
              <ControlResult><ControlID><xsl:value-of select="$country || '-1'"/></ControlID><ResultCode>NOT_SATISFACTORY</ResultCode><EventDateTime><xsl:value-of select="$now"/></EventDateTime></ControlResult>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:if>
    </s:reply>
  </xsl:template>

  <xsl:template name="answer">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="to" select="string($message/Head/Number)"/>
    <xsl:param name="body" select="()"/>
    <s:answer xsl:inherit-namespaces="no">
      <xsl:call-template name="message">
        <xsl:with-param name="of" select="$of"/>
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="body" select="$body"/>
      </xsl:call-template>
    </s:answer>
  </xsl:template>

  <xsl:template name="message">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="to" select="string($message/Head/Number)"/>
    <xsl:param name="body" select="()"/>
    <CustomsMessage xsl:inherit-namespaces="no">
      <Head>
        <Number><xsl:value-of select="$answer-id || '-' || $of"/></Number>
        <Type><xsl:value-of select="$of"/></Type>
        <From><xsl:value-of select="$message/Head/To"/></From>
        <To><xsl:value-of select="$message/Head/From"/></To>
        <xsl:for-each select="$to"><AnswerTo><xsl:value-of select="."/></AnswerTo></xsl:for-each>
        <Written><xsl:value-of select="$now"/></Written>
        <Happened><xsl:value-of select="$now"/></Happened>
      </Head>
      <Body><xsl:sequence select="$body"/></Body>
    </CustomsMessage>
  </xsl:template>
</xsl:stylesheet>
