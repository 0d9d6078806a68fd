<?xml version="1.0" encoding="UTF-8"?>
<!-- A message of NCTS as a canonical notice. What has no place there stays in Content as it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:f="urn:exchangehub:partner:eu-ncts:functions" xmlns:m="urn:exchangehub:map"
                exclude-result-prefixes="#all">
  <xsl:import href="ncts.xsl"/>
  <xsl:import href="declaration.from-partner.xsl"/>

  <xsl:param name="codelists" as="map(*)" select="map{}"/>

  <xsl:template match="/*">
    <xsl:variable name="type" select="substring(local-name(), 3, 3)"/>
    <xsl:if test="messageType != local-name()">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'MESSAGETYPE: messageType names another message than the root element', messageType)"/>
    </xsl:if>
    <!-- An amendment that names no LRN is no canonical declaration: it is relayed. -->
    <xsl:variable name="declares" select="$type = $declarations and exists(TransitOperation/LRN)"/>
    <xsl:variable name="operation" select="TransitOperation | Header"/>
    <xsl:variable name="event" select="TransitOperation/*[local-name() = $event-times($type)]"/>
    <Notice>
      <NoticeID><xsl:value-of select="messageIdentification"/></NoticeID>
      <TypeCode><xsl:value-of select="'IE' || $type"/></TypeCode>
      <xsl:if test="@PhaseID"><FormVersionID><xsl:value-of select="@PhaseID"/></FormVersionID></xsl:if>
      <OriginatorID><xsl:value-of select="messageSender"/></OriginatorID>
      <AddresseeID><xsl:value-of select="messageRecipient"/></AddresseeID>
      <xsl:for-each select="correlationIdentifier"><CorrelationID><xsl:value-of select="."/></CorrelationID></xsl:for-each>
      <xsl:if test="not($declares or $type = ('028', '014')) and ($operation/(LRN | MRN) or HolderOfTheTransitProcedure/identificationNumber)">
        <Reference><xsl:call-template name="identifiers"/></Reference>
      </xsl:if>
      <xsl:if test="not($declares)">
        <xsl:for-each select="CustomsOfficeOfDeparture">
          <CustomsOffice><RoleCode>DEPARTURE</RoleCode><ReferenceNumber><xsl:value-of select="referenceNumber"/></ReferenceNumber></CustomsOffice>
        </xsl:for-each>
        <xsl:for-each select="CustomsOfficeOfDestinationActual">
          <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber><xsl:value-of select="referenceNumber"/></ReferenceNumber></CustomsOffice>
        </xsl:for-each>
        <xsl:for-each select="HolderOfTheTransitProcedure[TIRHolderIdentificationNumber or name or Address]">
          <Holder><xsl:call-template name="party"><xsl:with-param name="identified" select="false()"/></xsl:call-template></Holder>
        </xsl:for-each>
      </xsl:if>
      <xsl:for-each select="TraderAtDestination"><TraderID><xsl:value-of select="identificationNumber"/></TraderID></xsl:for-each>
      <PreparationDateTime><xsl:value-of select="f:utc(preparationDateAndTime)"/></PreparationDateTime>
      <EventDateTime><xsl:value-of select="f:utc(($event, preparationDateAndTime)[1])"/></EventDateTime>
      <xsl:call-template name="doubts"/>
      <xsl:if test="$declares"><xsl:call-template name="declaration"/></xsl:if>
      <xsl:call-template name="content"><xsl:with-param name="type" select="$type"/></xsl:call-template>
      <xsl:variable name="rest" as="element()*">
        <xsl:variable name="consumed" select="messageSender | messageRecipient | preparationDateAndTime | messageIdentification | messageType
            | correlationIdentifier | $operation/(LRN | MRN) | $event | TraderAtDestination/identificationNumber
            | CustomsOfficeOfDeparture | CustomsOfficeOfDestinationActual | f:carried(., $type)
            | HolderOfTheTransitProcedure/(* except ContactPerson) | (if ($declares) then f:declared(.) else ())"/>
        <xsl:for-each select="*"><xsl:sequence select="f:left(., $consumed)"/></xsl:for-each>
      </xsl:variable>
      <xsl:if test="exists($rest)">
        <Content>
          <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
          <Text><xsl:value-of select="serialize($rest, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/></Text>
        </Content>
      </xsl:if>
    </Notice>
  </xsl:template>

  <!-- MRN, LRN and the holder who gave the LRN. -->
  <xsl:template name="identifiers">
    <xsl:for-each select="(TransitOperation | Header)/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
    <xsl:for-each select="(TransitOperation | Header)/LRN"><LRN><xsl:value-of select="."/></LRN></xsl:for-each>
    <xsl:call-template name="holder"/>
  </xsl:template>

  <xsl:template name="holder">
    <xsl:for-each select="HolderOfTheTransitProcedure/identificationNumber">
      <DeclarantIdentifier><ID><xsl:value-of select="."/></ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>
    </xsl:for-each>
  </xsl:template>

  <!-- What is wrong and does not matter, where the folder's settings say so. -->
  <xsl:template name="doubts">
    <xsl:variable name="mrn" select="(TransitOperation | Header)/MRN"/>
    <xsl:if test="$codelists?settings?mrn-check?value = 'warn' and matches($mrn, '^[A-Z0-9]{18}$') and not(f:checks($mrn))">
      <Text><xsl:value-of select="'The check character of MRN ' || $mrn || ' is wrong'"/></Text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="content">
    <xsl:param name="type"/>
    <xsl:variable name="operation" select="TransitOperation"/>
    <xsl:choose>
      <xsl:when test="$type = '028'">
        <Acceptance>
          <MRN><xsl:value-of select="$operation/MRN"/></MRN>
          <LRN><xsl:value-of select="$operation/LRN"/></LRN>
          <xsl:call-template name="holder"/>
          <AcceptanceDateTime><xsl:value-of select="$operation/declarationAcceptanceDate || 'T00:00:00Z'"/></AcceptanceDateTime>
        </Acceptance>
      </xsl:when>
      <xsl:when test="$type = '014'">
        <Cancellation>
          <Reference><xsl:call-template name="identifiers"/></Reference>
          <xsl:for-each select="Invalidation/justification"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
          <xsl:for-each select="Invalidation/requestDateAndTime"><EventDateTime><xsl:value-of select="f:utc(.)"/></EventDateTime></xsl:for-each>
        </Cancellation>
      </xsl:when>
      <xsl:when test="$type = '004'">
        <Outcome>
          <OutcomeCode>AMENDED</OutcomeCode>
          <RequestDateTime><xsl:value-of select="f:utc($operation/amendmentSubmissionDateAndTime)"/></RequestDateTime>
          <DecisionDateTime><xsl:value-of select="f:utc($operation/amendmentAcceptanceDateAndTime)"/></DecisionDateTime>
        </Outcome>
      </xsl:when>
      <xsl:when test="$type = '009'">
        <xsl:for-each select="Invalidation">
          <Outcome>
            <OutcomeCode><xsl:value-of select="if (decision = '0') then 'NOT_INVALIDATED' else 'INVALIDATED'"/></OutcomeCode>
            <xsl:for-each select="requestDateAndTime"><RequestDateTime><xsl:value-of select="f:utc(.)"/></RequestDateTime></xsl:for-each>
            <xsl:for-each select="decisionDateAndTime"><DecisionDateTime><xsl:value-of select="f:utc(.)"/></DecisionDateTime></xsl:for-each>
            <ByCustoms><xsl:value-of select="initiatedByCustoms = '1'"/></ByCustoms>
            <xsl:for-each select="justification"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
          </Outcome>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$type = '035'">
        <Outcome>
          <OutcomeCode>RECOVERY</OutcomeCode>
          <AcceptanceDate><xsl:value-of select="$operation/declarationAcceptanceDate"/></AcceptanceDate>
          <xsl:for-each select="RecoveryNotification/recoveryNotificationDate"><DecisionDate><xsl:value-of select="."/></DecisionDate></xsl:for-each>
          <xsl:for-each select="RecoveryNotification/recoveryNotificationText"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
          <Amount>
            <Value><xsl:value-of select="RecoveryNotification/amountClaimed"/></Value>
            <CurrencyCode><xsl:value-of select="RecoveryNotification/currency"/></CurrencyCode>
          </Amount>
        </Outcome>
      </xsl:when>
      <xsl:when test="exists($outcomes($type))">
        <xsl:variable name="how" select="$outcomes($type)"/>
        <Outcome>
          <OutcomeCode><xsl:value-of select="$how[1]"/></OutcomeCode>
          <xsl:for-each select="$operation/declarationAcceptanceDate"><AcceptanceDate><xsl:value-of select="."/></AcceptanceDate></xsl:for-each>
          <xsl:for-each select="$operation/declarationSubmissionDateAndTime"><RequestDateTime><xsl:value-of select="f:utc(.)"/></RequestDateTime></xsl:for-each>
          <xsl:for-each select="$operation/*[local-name() = $how[2]]"><DecisionDate><xsl:value-of select="."/></DecisionDate></xsl:for-each>
          <xsl:for-each select="$operation/(releaseIndicator | noReleaseMotivationCode)"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:for-each>
          <xsl:for-each select="$operation/*[local-name() = $how[3]]"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
        </Outcome>
      </xsl:when>
      <xsl:when test="$type = '060'">
        <ControlOrder>
          <ControlID><xsl:value-of select="messageIdentification"/></ControlID>
          <RequesterID>eu-ncts</RequesterID>
          <ReasonCode><xsl:value-of select="$operation/notificationType"/></ReasonCode>
          <Confidential>false</Confidential>
        </ControlOrder>
      </xsl:when>
      <xsl:when test="$type = '044'">
        <ControlResult>
          <ControlID><xsl:value-of select="messageIdentification"/></ControlID>
          <ResultCode><xsl:value-of select="if (UnloadingRemark/conform = '1') then 'SATISFACTORY' else 'NOT_SATISFACTORY'"/></ResultCode>
          <EventDateTime><xsl:value-of select="UnloadingRemark/unloadingDate || 'T00:00:00Z'"/></EventDateTime>
        </ControlResult>
      </xsl:when>
      <xsl:when test="$type = ('056', '057', '906', '917')">
        <Rejection>
          <xsl:for-each select="$operation">
            <RejectedTypeCode><xsl:value-of select="'IE' || businessRejectionType"/></RejectedTypeCode>
            <DecisionDateTime><xsl:value-of select="f:utc(rejectionDateAndTime)"/></DecisionDateTime>
            <RejectionCode><xsl:value-of select="rejectionCode"/></RejectionCode>
            <xsl:for-each select="rejectionReason"><RejectionText><xsl:value-of select="."/></RejectionText></xsl:for-each>
          </xsl:for-each>
          <xsl:for-each select="FunctionalError | XMLError">
            <Fault>
              <ErrorCode><xsl:value-of select="errorCode"/></ErrorCode>
              <xsl:for-each select="errorPointer"><Pointer><xsl:value-of select="."/></Pointer></xsl:for-each>
              <xsl:for-each select="errorLineNumber"><LineNumeric><xsl:value-of select="."/></LineNumeric></xsl:for-each>
              <xsl:for-each select="errorColumnNumber"><ColumnNumeric><xsl:value-of select="."/></ColumnNumeric></xsl:for-each>
              <xsl:for-each select="errorReason"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:for-each>
              <xsl:for-each select="errorText"><Reason><xsl:value-of select="."/></Reason></xsl:for-each>
              <xsl:for-each select="originalAttributeValue"><OriginalValue><xsl:value-of select="."/></OriginalValue></xsl:for-each>
            </Fault>
          </xsl:for-each>
        </Rejection>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What the content of each message has taken. -->
  <xsl:function name="f:carried" as="node()*">
    <xsl:param name="message" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:for-each select="$message">
      <xsl:choose>
        <xsl:when test="$type = '014'">
          <xsl:sequence select="Invalidation/(justification | requestDateAndTime | initiatedByCustoms[. = '0'])"/>
        </xsl:when>
        <xsl:when test="$type = '044'"><xsl:sequence select="UnloadingRemark/(conform | unloadingDate | unloadingCompletion[. = '1'])"/></xsl:when>
        <xsl:when test="$type = ('028', '004', '051', '019', '025', '045', '060')">
          <xsl:sequence select="TransitOperation"/>
        </xsl:when>
        <xsl:when test="$type = '009'"><xsl:sequence select="Invalidation"/></xsl:when>
        <xsl:when test="$type = '029'"><xsl:sequence select="TransitOperation/(declarationAcceptanceDate | releaseDate)"/></xsl:when>
        <xsl:when test="$type = '035'"><xsl:sequence select="TransitOperation | RecoveryNotification"/></xsl:when>
        <xsl:when test="$type = ('056', '057', '906', '917')"><xsl:sequence select="TransitOperation | FunctionalError | XMLError"/></xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- What is left of an element when some of it is taken; nothing where nothing is left. -->
  <xsl:function name="f:left" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="taken" as="node()*"/>
    <xsl:variable name="below" as="element()*" select="$element/* ! f:left(., $taken)"/>
    <xsl:choose>
      <xsl:when test="$element intersect $taken"/>
      <xsl:when test="exists($element/*)">
        <xsl:if test="exists($below)">
          <xsl:element name="{local-name($element)}" namespace=""><xsl:sequence select="$below"/></xsl:element>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$element/text()">
        <xsl:element name="{local-name($element)}" namespace=""><xsl:value-of select="$element"/></xsl:element>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
