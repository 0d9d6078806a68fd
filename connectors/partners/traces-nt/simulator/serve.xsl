<?xml version="1.0" encoding="UTF-8"?>
<!-- The simulated customs port. A request that mixes the shapes of a read and of a reserve is a fault, never guessed at. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="urn:exchangehub:simulator"
                xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                xmlns:o="http://ec.europa.eu/tracesnt/body/v1" xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3" xmlns:m="http://ec.europa.eu/sanco/tracesnt/message/v1"
                xmlns:sps="urn:un:unece:uncefact:data:standard:SPSCertificate:17" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
                xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
                xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:hub="urn:exchangehub:v1" xmlns:f="urn:exchangehub:partner:traces-nt:quantities"
                xmlns:l="urn:exchangehub:partner:traces-nt:port" exclude-result-prefixes="xs f l hub">

  <xsl:include href="../maps/quantities.xsl"/>

  <xsl:param name="now"/>

  <xsl:variable name="question" select="//s:question"/>
  <xsl:variable name="header" select="$question/s:header"/>
  <xsl:variable name="request" select="$question/s:body/*"/>
  <xsl:variable name="mrn" select="string($request/(c:CustomsDocumentReference, c:CustomsDeclarationReferenceNumber/b:MRN)[1])"/>
  <xsl:variable name="prefix" select="'MRN:' || $mrn || '#'"/>
  <xsl:variable name="call" select="string($header/c:CertexHeader/b:MessageId)"/>
  <xsl:variable name="office" select="string($request/c:CompetentCustomsOffice/b:ReferenceNumber)"/>

  <!-- What it has of the certificate now, and before anything was done. -->
  <xsl:variable name="now-held" select="/s:registered[@action = 'HELD']"/>
  <xsl:variable name="held" select="(//s:registered[@action = 'HELD'])[last()]"/>
  <xsl:variable name="done" select="//s:registered[@action = 'ALL']"/>

  <xsl:variable name="shape" select="
      if ($request/self::c:ProcessedChedRequest[c:QuantityManagementIndication = '0'][c:CustomsDeclarationReferenceNumber[not(string(.))]][not(c:CommodityDescriptionForChed)]) then 'read'
      else if ($request/self::c:ProcessedChedRequest[c:QuantityManagementIndication = '1'][c:CustomsDeclarationReferenceNumber/b:MRN[string(.)]][c:CommodityDescriptionForChed]) then 'reserve'
      else if ($request/self::c:ChedClearanceRequest) then 'clearance'
      else if ($request/self::c:ChedInterventionRequest) then 'intervention'
      else if ($request/self::c:ChedCRFLRequest) then 'list'
      else 'mixed'"/>

  <xsl:template match="/s:question">
    <xsl:choose>
      <xsl:when test="$shape = 'mixed'"><xsl:call-template name="fault"><xsl:with-param name="text">The indication does not match the declaration and the items sent</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="not(string-length($call) = (1 to 48))"><xsl:call-template name="fault"><xsl:with-param name="text">MessageId has 1 to 48 characters</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="not($header/t:WebServiceClientId[string(.)]) or not($header/t:LanguageCode[string(.)])"><xsl:call-template name="fault"><xsl:with-param name="text">The client is not named</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="$office = '' or $header/o:CustomsOfficeReferenceNumber != $office"><xsl:call-template name="fault"><xsl:with-param name="text">The customs office is not clear</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="$request/*[self::c:CommodityDescriptionForChed or self::c:ConsignmentItem][empty(l:unit(.))]"><xsl:call-template name="fault"><xsl:with-param name="text">Each item has a weight or a volume with its unit</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="$shape = 'list' and not($request/(c:CRFLMSFilters4CHED | c:CRFLMSFilters4DateTimeRange | c:CRFLCHEDFilters4Consignment)/*)"><xsl:call-template name="fault"><xsl:with-param name="text">The list has no filter</xsl:with-param></xsl:call-template></xsl:when>
      <!-- Looked up by nothing: who asks must have the key for reading. -->
      <xsl:when test="$shape = 'list'"><s:register action="LIST" holder=""/></xsl:when>
      <xsl:otherwise><xsl:call-template name="look"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The request for a list is taken; how the list would arrive is known to nobody. -->
  <xsl:template match="/s:registered[@action = 'LIST']">
    <xsl:call-template name="say">
      <xsl:with-param name="words">
        <c:ChedCRFLResponse><c:DateTime><xsl:value-of select="$now"/></c:DateTime><c:OperationCode>0</c:OperationCode></c:ChedCRFLResponse>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="look"><s:register action="HELD" reference="{$request/c:ChedCertificateId}"/></xsl:template>

  <!-- What was found; nothing is done yet. -->
  <xsl:template match="/s:registered[@action = 'HELD'][s:question]">
    <xsl:choose>
      <xsl:when test="not(s:permit)"><xsl:call-template name="unknown"/></xsl:when>
      <xsl:when test="$shape = 'read'"><xsl:call-template name="information"/></xsl:when>
      <xsl:when test="$shape = 'reserve' and l:refusal(.) ne ''"><xsl:call-template name="information"><xsl:with-param name="refusal" select="l:refusal(.)"/></xsl:call-template></xsl:when>
      <xsl:when test="$shape ne 'reserve' and l:outcome(.) ne '01'"><xsl:call-template name="outcome"><xsl:with-param name="code" select="l:outcome(.)"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="acts" as="element()*"><xsl:apply-templates select="$request" mode="acts"/></xsl:variable>
        <s:register action="ALL" request="{$call}"><xsl:copy-of select="$acts"/></s:register>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/s:registered[@action = 'ALL']"><xsl:call-template name="look"/></xsl:template>

  <!-- What it looks like afterwards. -->
  <xsl:template match="/s:registered[@action = 'HELD'][s:registered]">
    <xsl:variable name="why" select="string($done/s:refused/@reason)"/>
    <xsl:choose>
      <xsl:when test="$shape = 'reserve'">
        <xsl:call-template name="information">
          <xsl:with-param name="refusal" select="(map{'': '', 'QUANTITY_INSUFFICIENT': '05', 'ALREADY_WRITTEN_OFF': '06', 'LINE_UNKNOWN': '07'}($why), '11')[1]"/>
          <xsl:with-param name="failed" select="$done/s:refused"/>
          <xsl:with-param name="reserves" select="true()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="outcome">
          <xsl:with-param name="code" select="if ($why ne '') then '02' else if (l:status($held) ne 'VALID') then '04' else '01'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="l:status" as="xs:string"><xsl:param name="of"/><xsl:sequence select="string($of/s:permit[1]/hub:Permit/hub:StatusCode)"/></xsl:function>

  <xsl:function name="l:unit" as="xs:string?"><xsl:param name="of"/><xsl:sequence select="$of[b:NetWeightQuantity]/b:NetWeightUnitOfMeasure[string(.)]/f:unit-here(.), $of[not(b:NetWeightQuantity)][b:NetVolumeQuantity]/b:NetVolumeUnitOfMeasure[string(.)]/f:unit-here(.)"/></xsl:function>

  <xsl:function name="l:quantity" as="xs:decimal?">
    <xsl:param name="of"/>
    <xsl:variable name="line" select="$held/s:ledger/s:line[@number = $of/b:CertificateLineNumber]"/>
    <xsl:sequence select="f:in(xs:decimal(($of/b:NetWeightQuantity, $of/b:NetVolumeQuantity)[1]), l:unit($of), string($line/@unit))"/>
  </xsl:function>

  <xsl:function name="l:uses" as="element()*"><xsl:param name="of"/><xsl:sequence select="$of/s:ledger/s:line/s:use[starts-with(@user, $prefix)]"/></xsl:function>

  <!-- Why nothing is reserved, as far as it can be told beforehand. -->
  <xsl:function name="l:refusal" as="xs:string">
    <xsl:param name="of"/>
    <xsl:variable name="items" select="$request/c:CommodityDescriptionForChed"/>
    <xsl:variable name="permit" select="$of/s:permit[1]/hub:Permit"/>
    <xsl:sequence select="
        if (l:status($of) ne 'VALID') then '04'
        else if ($items[not(b:CertificateLineNumber = $permit/hub:Line/hub:LineNumeric)]) then '07'
        else if (some $item in $items satisfies not(l:fits($item/b:ClassCode, $permit/hub:Line[hub:LineNumeric = $item/b:CertificateLineNumber]/hub:CommodityCodePrefix))) then '03'
        else if (some $item in $items satisfies empty(l:quantity($item))) then '10' else ''"/>
  </xsl:function>

  <!-- Codes are compared as prefixes: the certificate has 4 digits where goods have 6 or 8. -->
  <xsl:function name="l:fits" as="xs:boolean">
    <xsl:param name="code"/>
    <xsl:param name="known"/>
    <xsl:sequence select="empty($known) or (some $one in $known satisfies starts-with($code, $one) or starts-with($one, $code))"/>
  </xsl:function>

  <xsl:function name="l:outcome" as="xs:string">
    <xsl:param name="of"/>
    <xsl:variable name="reserved" select="l:uses($of)[xs:decimal(@reserved) gt 0]"/>
    <xsl:variable name="consumed" select="l:uses($of)[xs:decimal(@consumed) gt 0]"/>
    <xsl:sequence select="
        if ($shape = 'clearance') then (if ($reserved) then '01' else if ($consumed) then '03' else '02')
        else if ($request/c:InterventionType = '01') then '01'
        else if ($reserved) then '05' else if ($consumed) then '01' else '02'"/>
  </xsl:function>

  <xsl:template match="c:ProcessedChedRequest" mode="acts">
    <xsl:variable name="items" select="c:CommodityDescriptionForChed"/>
    <!-- It states the whole position: what it does not name is given back. -->
    <xsl:for-each select="l:uses($held)[xs:decimal(@reserved) gt 0][not(some $item in $items satisfies l:is($item, .))]">
      <xsl:call-template name="act"><xsl:with-param name="action">RELEASE</xsl:with-param><xsl:with-param name="line" select="../@number"/><xsl:with-param name="user" select="@user"/></xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="$items" mode="act"><xsl:with-param name="action">RESERVE</xsl:with-param></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="c:ChedClearanceRequest" mode="acts">
    <xsl:variable name="action" select="if (c:GoodsClearanceInformation = '01') then 'WRITE_OFF' else 'RELEASE'"/>
    <xsl:for-each select="l:uses($held)[xs:decimal(@reserved) gt 0]">
      <xsl:call-template name="act"><xsl:with-param name="action" select="$action"/><xsl:with-param name="line" select="../@number"/><xsl:with-param name="user" select="@user"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:ChedInterventionRequest" mode="acts">
    <xsl:variable name="items" select="c:ConsignmentItem"/>
    <xsl:choose>
      <xsl:when test="c:InterventionType = '01'">
        <xsl:apply-templates select="$items" mode="act"><xsl:with-param name="action">FORCE</xsl:with-param></xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="l:uses($held)[xs:decimal(@consumed) gt 0][not(some $item in $items satisfies l:is($item, .))]">
          <xsl:call-template name="act"><xsl:with-param name="action">INVALIDATE</xsl:with-param><xsl:with-param name="line" select="../@number"/><xsl:with-param name="user" select="@user"/></xsl:call-template>
        </xsl:for-each>
        <xsl:apply-templates select="$items" mode="act"><xsl:with-param name="action">AMEND</xsl:with-param></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="l:is" as="xs:boolean">
    <xsl:param name="item"/>
    <xsl:param name="use"/>
    <xsl:sequence select="$use/@user = $prefix || $item/b:GoodsItemNumber and $use/../@number = $item/b:CertificateLineNumber"/>
  </xsl:function>

  <xsl:template match="c:CommodityDescriptionForChed | c:ConsignmentItem" mode="act">
    <xsl:param name="action"/>
    <xsl:call-template name="act">
      <xsl:with-param name="action" select="$action"/>
      <xsl:with-param name="line" select="b:CertificateLineNumber"/>
      <xsl:with-param name="user" select="$prefix || b:GoodsItemNumber"/>
      <xsl:with-param name="quantity" select="l:quantity(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="act">
    <xsl:param name="action"/>
    <xsl:param name="line"/>
    <xsl:param name="user"/>
    <xsl:param name="quantity" select="()"/>
    <s:register action="{$action}" reference="{$request/c:ChedCertificateId}" line="{$line}" user="{$user}" request="{$call}">
      <xsl:if test="exists($quantity)"><xsl:attribute name="quantity" select="$quantity"/></xsl:if>
    </s:register>
  </xsl:template>

  <!-- An unknown certificate is an empty success; of a write-off it is outcome 02. -->
  <xsl:template name="unknown">
    <xsl:choose>
      <xsl:when test="$shape = ('read', 'reserve')">
        <xsl:call-template name="say">
          <xsl:with-param name="words"><c:ProcessedChedInformationResponse><c:OperationCode>0</c:OperationCode><c:PushActive>false</c:PushActive></c:ProcessedChedInformationResponse></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="outcome"><xsl:with-param name="code">02</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="information">
    <xsl:param name="refusal" select="''"/>
    <xsl:param name="failed" select="()"/>
    <xsl:param name="reserves" select="$refusal ne ''"/>
    <xsl:call-template name="say">
      <xsl:with-param name="words">
        <c:ProcessedChedInformationResponse>
          <xsl:apply-templates select="/s:registered/s:permit[1]/hub:Permit"/>
          <c:QuantityManagementSummary>
            <xsl:apply-templates select="/s:registered/s:ledger/s:line"/>
            <xsl:apply-templates select="/s:registered/s:ledger/s:line/s:use[xs:decimal(@reserved) gt 0]"><xsl:with-param name="state">reserved</xsl:with-param></xsl:apply-templates>
            <xsl:apply-templates select="/s:registered/s:ledger/s:line/s:use[xs:decimal(@consumed) gt 0]"><xsl:with-param name="state">consumed</xsl:with-param></xsl:apply-templates>
          </c:QuantityManagementSummary>
          <c:OperationCode>0</c:OperationCode>
          <xsl:if test="$reserves"><c:ReservationResult><xsl:value-of select="if ($refusal = '') then '1' else '0'"/></c:ReservationResult></xsl:if>
          <xsl:if test="$refusal ne ''">
            <c:ReservationFailureReason><xsl:value-of select="$refusal"/></c:ReservationFailureReason>
            <xsl:for-each select="$failed"><c:ReservationFailureConsignmentItem><b:GoodsItemNumber><xsl:value-of select="substring-after(@user, '#')"/></b:GoodsItemNumber></c:ReservationFailureConsignmentItem></xsl:for-each>
          </xsl:if>
          <c:PushActive>false</c:PushActive>
        </c:ProcessedChedInformationResponse>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="hub:Permit">
    <c:ChedCertificate>
      <sps:SPSCertificate>
        <sps:SPSExchangedDocument>
          <ram:ID><xsl:value-of select="hub:PermitID"/></ram:ID>
          <ram:TypeCode>636</ram:TypeCode>
          <ram:StatusCode><xsl:value-of select="if (hub:StatusCode = 'VALID') then '70' else if (hub:StatusCode = 'DRAFT') then '1' else '41'"/></ram:StatusCode>
        </sps:SPSExchangedDocument>
        <sps:SPSConsignment>
          <ram:ConsigneeSPSParty>
            <xsl:for-each select="hub:Holder/hub:Identifier"><ram:ID schemeID="{lower-case(hub:TypeCode)}"><xsl:value-of select="hub:ID"/></ram:ID></xsl:for-each>
            <ram:Name><xsl:value-of select="hub:Holder/hub:Name"/></ram:Name>
          </ram:ConsigneeSPSParty>
          <ram:IncludedSPSConsignmentItem>
            <xsl:for-each select="hub:Line">
              <ram:IncludedSPSTradeLineItem>
                <ram:SequenceNumeric><xsl:value-of select="hub:LineNumeric"/></ram:SequenceNumeric>
                <xsl:for-each select="hub:CommodityCodePrefix"><ram:ApplicableSPSClassification><ram:ClassCode><xsl:value-of select="."/></ram:ClassCode></ram:ApplicableSPSClassification></xsl:for-each>
              </ram:IncludedSPSTradeLineItem>
            </xsl:for-each>
          </ram:IncludedSPSConsignmentItem>
        </sps:SPSConsignment>
      </sps:SPSCertificate>
    </c:ChedCertificate>
  </xsl:template>

  <xsl:template match="s:line">
    <b:AvailableQuantity>
      <xsl:call-template name="code"/>
      <b:SwSupportingDocument>
        <b:UnitOfMeasure><xsl:value-of select="f:unit-there(@unit)"/></b:UnitOfMeasure>
        <b:Quantity><xsl:value-of select="xs:decimal(@issued) - xs:decimal(@reserved) - xs:decimal(@consumed)"/></b:Quantity>
        <b:CertificateLineNumber><xsl:value-of select="@number"/></b:CertificateLineNumber>
      </b:SwSupportingDocument>
    </b:AvailableQuantity>
  </xsl:template>

  <xsl:template name="code">
    <xsl:for-each select="/s:registered/s:permit[1]/hub:Permit/hub:Line[hub:LineNumeric = current()/@number]/hub:CommodityCodePrefix[1]">
      <b:CommodityCode><b:HarmonizedSystemSubheadingcode><xsl:value-of select="."/></b:HarmonizedSystemSubheadingcode></b:CommodityCode>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="s:use">
    <xsl:param name="state"/>
    <xsl:element name="{if ($state = 'reserved') then 'b:ReservedQuantity' else 'b:ConsumedQuantity'}">
      <b:GoodsItemNumber><xsl:value-of select="substring-after(@user, '#')"/></b:GoodsItemNumber>
      <b:SwSupportingDocument>
        <b:UnitOfMeasure><xsl:value-of select="f:unit-there(../@unit)"/></b:UnitOfMeasure>
        <b:Quantity><xsl:value-of select="@*[local-name() = $state]"/></b:Quantity>
        <b:CertificateLineNumber><xsl:value-of select="../@number"/></b:CertificateLineNumber>
      </b:SwSupportingDocument>
      <b:EventDateTime><xsl:value-of select="$now"/></b:EventDateTime>
      <b:CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="$office"/></b:ReferenceNumber></b:CompetentCustomsOffice>
      <xsl:element name="b:{substring-before(@user, ':')}"><xsl:value-of select="substring-before(substring-after(@user, ':'), '#')"/></xsl:element>
    </xsl:element>
  </xsl:template>

  <xsl:template name="outcome">
    <xsl:param name="code"/>
    <xsl:call-template name="say">
      <xsl:with-param name="words">
        <xsl:element name="{if ($shape = 'clearance') then 'c:ChedClearanceResponse' else 'c:ChedInterventionResponse'}">
          <c:QuantityManagementOutcome><xsl:value-of select="$code"/></c:QuantityManagementOutcome>
          <c:SendingDate><xsl:value-of select="$now"/></c:SendingDate>
          <c:OperationCode>0</c:OperationCode>
        </xsl:element>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Each answer repeats the id of the call, and has a time stamp that is not signed. -->
  <xsl:template name="say">
    <xsl:param name="words"/>
    <s:served>
      <s:header>
        <m:Message severity="debugging"><m:ID>WS_REQUEST_ID</m:ID><m:Message><xsl:value-of select="'sim-' || $call"/></m:Message></m:Message>
        <wsse:Security><wsu:Timestamp><wsu:Created><xsl:value-of select="$now"/></wsu:Created><wsu:Expires><xsl:value-of select="xs:dateTime($now) + xs:dayTimeDuration('PT5S')"/></wsu:Expires></wsu:Timestamp></wsse:Security>
        <xsl:copy-of select="$header/c:CertexHeader" copy-namespaces="no"/>
      </s:header>
      <s:words xsl:inherit-namespaces="no"><xsl:copy-of select="$words"/></s:words>
    </s:served>
  </xsl:template>

  <!-- The only fault of the port: free text. -->
  <xsl:template name="fault">
    <xsl:param name="text"/>
    <s:served status="500">
      <s:words xsl:inherit-namespaces="no">
        <soap:Fault>
          <faultcode>soap:Server</faultcode>
          <faultstring><xsl:value-of select="$text"/></faultstring>
          <detail>
            <xsl:element name="c:{local-name($request)}Fault">
              <b:MessageId><xsl:value-of select="$call"/></b:MessageId>
              <b:UniqPrefix><xsl:value-of select="$header/c:CertexHeader/b:UniqRequesterPrefix"/></b:UniqPrefix>
              <b:errorMessage><xsl:value-of select="$text"/></b:errorMessage>
            </xsl:element>
          </detail>
        </soap:Fault>
      </s:words>
    </s:served>
  </xsl:template>
</xsl:stylesheet>
