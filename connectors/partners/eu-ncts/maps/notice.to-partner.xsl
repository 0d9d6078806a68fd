<?xml version="1.0" encoding="UTF-8"?>
<!--
  A canonical notice as a message of NCTS. What the canonical form carries is built; what the notice relays as Content is put
  beside it, and all of it into the order that the messages have in common.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:eu-ncts:functions" xmlns:m="urn:exchangehub:map" xmlns:ncts="http://ncts.dgtaxud.ec"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="xs f m">
  <xsl:import href="ncts.xsl"/>
  <xsl:import href="declaration.to-partner.xsl"/>

  <!-- The phase that is written: 5 or 6. -->
  <xsl:param name="phase" select="'5'"/>

  <xsl:variable name="order" select="tokenize('TransitOperation Header Invalidation RecoveryNotification Authorisation CustomsOfficeOfDeparture
      CustomsOfficeOfDestinationDeclared CustomsOfficeOfDestinationActual CustomsOfficeOfTransitDeclared CustomsOfficeOfExitForTransitDeclared
      CustomsOfficeOfRecoveryAtDeparture CustomsOfficeOfIncidentRegistration HolderOfTheTransitProcedure TraderAtDestination Representative
      ControlResult UnloadingRemark CTLControl Guarantor TypeOfControls RequestedDocument Guarantee GuaranteeReference FunctionalError XMLError
      Consignment
      LRN MRN declarationType additionalDeclarationType TIRCarnetNumber presentationOfTheGoodsDateAndTime declarationAcceptanceDate releaseDate
      security reducedDatasetIndicator specificCircumstanceIndicator communicationLanguageAtDeparture bindingItinerary amendmentTypeFlag limitDate
      requestDateAndTime decisionDateAndTime decision initiatedByCustoms justification
      conform unloadingCompletion unloadingDate stateOfSeals unloadingRemark
      identificationNumber TIRHolderIdentificationNumber name Address ContactPerson communicationLanguageAtDestination')"/>

  <xsl:template match="/">
    <xsl:variable name="notice" select="Notice"/>
    <xsl:variable name="type" select="substring($notice/TypeCode, 3)"/>
    <xsl:variable name="built" as="element()*"><xsl:apply-templates select="$notice" mode="body"><xsl:with-param name="type" select="$type"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="relayed" select="$notice/Content/parse-xml('&lt;all>' || Text || '&lt;/all>')/*/*"/>
    <xsl:element name="ncts:CC{$type}C" namespace="http://ncts.dgtaxud.ec">
      <xsl:attribute name="PhaseID" select="if ($phase = '6') then 'NCTS6' else if (starts-with($notice/FormVersionID, 'NCTS5')) then $notice/FormVersionID else 'NCTS5.1'"/>
      <messageSender><xsl:value-of select="$notice/OriginatorID"/></messageSender>
      <messageRecipient><xsl:value-of select="$notice/AddresseeID"/></messageRecipient>
      <preparationDateAndTime><xsl:value-of select="f:wire-time(($notice/PreparationDateTime, $notice/EventDateTime)[1])"/></preparationDateAndTime>
      <messageIdentification><xsl:value-of select="$notice/NoticeID"/></messageIdentification>
      <messageType><xsl:value-of select="'CC' || $type || 'C'"/></messageType>
      <xsl:for-each select="$notice/CorrelationID"><correlationIdentifier><xsl:value-of select="."/></correlationIdentifier></xsl:for-each>
      <xsl:for-each-group select="$built, $relayed" group-by="local-name()">
        <xsl:sort select="(index-of($order, current-grouping-key()), 999)[1]" data-type="number"/>
        <xsl:choose>
          <xsl:when test="$built[local-name() = current-grouping-key()] and $relayed[local-name() = current-grouping-key()]">
            <xsl:element name="{current-grouping-key()}">
              <xsl:for-each select="current-group()/*">
                <xsl:sort select="(index-of($order, local-name()), 999)[1]" data-type="number"/>
                <xsl:sequence select="."/>
              </xsl:for-each>
            </xsl:element>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="current-group()"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <xsl:template match="Notice" mode="body">
    <xsl:param name="type"/>
    <xsl:variable name="reference" select="Reference | Acceptance | Cancellation/Reference"/>
    <xsl:choose>
      <xsl:when test="Declaration"><xsl:apply-templates select="Declaration"><xsl:with-param name="type" select="$type"/></xsl:apply-templates></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="CustomsOffice[RoleCode = 'DEPARTURE'][not($type = ($at-destination, $of-no-office))]">
          <CustomsOfficeOfDeparture><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfDeparture>
        </xsl:for-each>
        <xsl:for-each select="CustomsOffice[RoleCode = 'DESTINATION'][$type = $at-destination]">
          <CustomsOfficeOfDestinationActual><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfDestinationActual>
        </xsl:for-each>
        <xsl:if test="$type = ($with-holder, $declarations) or $type = '043' and Holder">
          <HolderOfTheTransitProcedure>
            <xsl:for-each select="$reference/DeclarantIdentifier"><identificationNumber><xsl:value-of select="ID"/></identificationNumber></xsl:for-each>
            <xsl:for-each select="Holder"><xsl:call-template name="wire-party"/></xsl:for-each>
          </HolderOfTheTransitProcedure>
        </xsl:if>
        <xsl:if test="$type != '917' or $reference/(LRN | MRN)">
          <xsl:element name="{if ($type = ('906', '917')) then 'Header' else 'TransitOperation'}">
          <xsl:for-each select="$reference[not($type = $by-one and MRN)]/LRN"><LRN><xsl:value-of select="."/></LRN></xsl:for-each>
          <xsl:for-each select="$reference/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
          <xsl:if test="exists($event-times($type))">
            <xsl:element name="{$event-times($type)}"><xsl:value-of select="f:wire-time(EventDateTime)"/></xsl:element>
          </xsl:if>
          <xsl:apply-templates select="Acceptance | Outcome | ControlOrder | Rejection" mode="operation"><xsl:with-param name="type" select="$type"/></xsl:apply-templates>
        </xsl:element>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="TraderID[$type = $at-destination]"><TraderAtDestination><identificationNumber><xsl:value-of select="."/></identificationNumber></TraderAtDestination></xsl:for-each>
    <xsl:apply-templates select="Outcome | Cancellation | ControlResult | Rejection" mode="beside"><xsl:with-param name="type" select="$type"/></xsl:apply-templates>
  </xsl:template>

  <!-- Beside the identifiers, within TransitOperation. -->
  <xsl:template match="Acceptance" mode="operation">
    <declarationAcceptanceDate><xsl:value-of select="substring(f:wire-time(AcceptanceDateTime), 1, 10)"/></declarationAcceptanceDate>
  </xsl:template>

  <xsl:template match="Outcome" mode="operation">
    <xsl:param name="type"/>
    <xsl:variable name="how" select="$outcomes($type)"/>
    <xsl:choose>
      <xsl:when test="$type = '004'">
        <amendmentSubmissionDateAndTime><xsl:value-of select="f:wire-time(RequestDateTime)"/></amendmentSubmissionDateAndTime>
        <amendmentAcceptanceDateAndTime><xsl:value-of select="f:wire-time(DecisionDateTime)"/></amendmentAcceptanceDateAndTime>
      </xsl:when>
      <xsl:when test="$type = '035'">
        <declarationAcceptanceDate><xsl:value-of select="AcceptanceDate"/></declarationAcceptanceDate>
      </xsl:when>
      <xsl:when test="$type = '051'">
        <declarationSubmissionDateAndTime><xsl:value-of select="f:wire-time(RequestDateTime)"/></declarationSubmissionDateAndTime>
        <noReleaseMotivationCode><xsl:value-of select="ReasonCode"/></noReleaseMotivationCode>
        <noReleaseMotivationText><xsl:value-of select="ReasonText"/></noReleaseMotivationText>
      </xsl:when>
      <xsl:when test="exists($how)">
        <xsl:element name="{$how[2]}"><xsl:value-of select="DecisionDate"/></xsl:element>
        <xsl:for-each select="ReasonCode"><releaseIndicator><xsl:value-of select="."/></releaseIndicator></xsl:for-each>
        <xsl:if test="$how[3] != ''">
          <xsl:for-each select="ReasonText"><xsl:element name="{$how[3]}"><xsl:value-of select="."/></xsl:element></xsl:for-each>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The message type and the outcome say the same. -->
  <xsl:template name="right-outcome">
    <xsl:param name="type"/>
    <xsl:variable name="expected" select="if ($type = '004') then 'AMENDED' else if ($type = '035') then 'RECOVERY'
        else if ($type = '009') then ('INVALIDATED', 'NOT_INVALIDATED') else $outcomes($type)[1]"/>
    <xsl:if test="not(OutcomeCode = $expected)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'OUTCOME: a message ' || $type || ' does not say ' || OutcomeCode, OutcomeCode)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ControlOrder" mode="operation">
    <notificationType><xsl:value-of select="ReasonCode"/></notificationType>
  </xsl:template>

  <xsl:template match="Rejection" mode="operation">
    <xsl:param name="type"/>
    <xsl:if test="$type = ('056', '057')">
      <businessRejectionType><xsl:value-of select="substring-after(RejectedTypeCode, 'IE')"/></businessRejectionType>
      <rejectionDateAndTime><xsl:value-of select="f:wire-time(DecisionDateTime)"/></rejectionDateAndTime>
      <rejectionCode><xsl:value-of select="RejectionCode"/></rejectionCode>
      <xsl:for-each select="RejectionText"><rejectionReason><xsl:value-of select="."/></rejectionReason></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Beside TransitOperation. -->
  <xsl:template match="Outcome" mode="beside">
    <xsl:param name="type"/>
    <xsl:call-template name="right-outcome"><xsl:with-param name="type" select="$type"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="$type = '009'">
        <Invalidation>
          <xsl:for-each select="RequestDateTime"><requestDateAndTime><xsl:value-of select="f:wire-time(.)"/></requestDateAndTime></xsl:for-each>
          <xsl:for-each select="DecisionDateTime"><decisionDateAndTime><xsl:value-of select="f:wire-time(.)"/></decisionDateAndTime></xsl:for-each>
          <decision><xsl:value-of select="f:flag(OutcomeCode = 'INVALIDATED')"/></decision>
          <initiatedByCustoms><xsl:value-of select="f:flag(ByCustoms)"/></initiatedByCustoms>
          <xsl:for-each select="ReasonText"><justification><xsl:value-of select="."/></justification></xsl:for-each>
        </Invalidation>
      </xsl:when>
      <xsl:when test="$type = '035'">
        <RecoveryNotification>
          <xsl:for-each select="DecisionDate"><recoveryNotificationDate><xsl:value-of select="."/></recoveryNotificationDate></xsl:for-each>
          <xsl:for-each select="ReasonText"><recoveryNotificationText><xsl:value-of select="."/></recoveryNotificationText></xsl:for-each>
          <amountClaimed><xsl:value-of select="Amount/Value"/></amountClaimed>
          <currency><xsl:value-of select="Amount/CurrencyCode"/></currency>
        </RecoveryNotification>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="Cancellation" mode="beside">
    <Invalidation>
      <xsl:for-each select="EventDateTime"><requestDateAndTime><xsl:value-of select="f:wire-time(.)"/></requestDateAndTime></xsl:for-each>
      <xsl:if test="not(contains(../Content/Text, '&lt;initiatedByCustoms>'))"><initiatedByCustoms>0</initiatedByCustoms></xsl:if>
      <xsl:for-each select="ReasonText"><justification><xsl:value-of select="."/></justification></xsl:for-each>
    </Invalidation>
  </xsl:template>

  <xsl:template match="ControlResult" mode="beside">
    <xsl:if test="not(ResultCode = ('SATISFACTORY', 'NOT_SATISFACTORY'))">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'RESULT: the network has no word for ' || ResultCode, ResultCode)"/>
    </xsl:if>
    <UnloadingRemark>
      <conform><xsl:value-of select="f:flag(ResultCode = 'SATISFACTORY')"/></conform>
      <xsl:if test="not(contains(../Content/Text, '&lt;unloadingCompletion>'))"><unloadingCompletion>1</unloadingCompletion></xsl:if>
      <unloadingDate><xsl:value-of select="substring(f:wire-time(EventDateTime), 1, 10)"/></unloadingDate>
    </UnloadingRemark>
  </xsl:template>

  <xsl:template match="Rejection" mode="beside">
    <xsl:param name="type"/>
    <xsl:for-each select="Fault">
      <xsl:choose>
        <xsl:when test="$type = '917'">
          <XMLError>
            <errorLineNumber><xsl:value-of select="(LineNumeric, 0)[1]"/></errorLineNumber>
            <errorColumnNumber><xsl:value-of select="(ColumnNumeric, 0)[1]"/></errorColumnNumber>
            <xsl:for-each select="Pointer"><errorPointer><xsl:value-of select="substring(., 1, 512)"/></errorPointer></xsl:for-each>
            <errorCode><xsl:value-of select="ErrorCode"/></errorCode>
            <errorText><xsl:value-of select="substring(Reason, 1, 512)"/></errorText>
            <xsl:for-each select="OriginalValue"><originalAttributeValue><xsl:value-of select="substring(., 1, 512)"/></originalAttributeValue></xsl:for-each>
          </XMLError>
        </xsl:when>
        <xsl:otherwise>
          <FunctionalError>
            <errorPointer><xsl:value-of select="substring((Pointer[normalize-space()], '/')[1], 1, 512)"/></errorPointer>
            <errorCode><xsl:value-of select="ErrorCode"/></errorCode>
            <errorReason><xsl:value-of select="substring((ReasonCode, 'N/A')[1], 1, 7)"/></errorReason>
            <xsl:for-each select="OriginalValue"><originalAttributeValue><xsl:value-of select="substring(., 1, 512)"/></originalAttributeValue></xsl:for-each>
          </FunctionalError>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
