<?xml version="1.0" encoding="UTF-8"?>
<!--
  The simulated offices of departure and of destination. They answer by what they have received of the movement before:
  015 with 928, 028, for tobacco and drinks 060, and 029 (051 for goods of chapter 93); 013 with 004; 014 with 009, after release with
  056 and code 92; 170 with 028; 007 with 025 and 045, simplified with 043; 044 with 025 and 045, for goods that are not as declared
  with a new 043 where unloading is not complete, else with 019 and 025. The MRN follows from the LRN.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns:ncts="http://ncts.dgtaxud.ec" xmlns:f="urn:exchangehub:partner:eu-ncts:functions"
                exclude-result-prefixes="xs f">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="answer-id" as="xs:string"/>
  <!-- What came before: a line for each message, reference and code. -->
  <xsl:param name="history" as="xs:string" select="''"/>

  <xsl:variable name="message" select="/*"/>
  <xsl:variable name="type" select="substring(local-name($message), 3, 3)"/>
  <xsl:variable name="lrn" select="string($message/TransitOperation/LRN)"/>
  <xsl:variable name="mrn" select="if ($message/TransitOperation/MRN) then string($message/TransitOperation/MRN) else f:mrn($lrn)"/>
  <xsl:variable name="before" select="tokenize($history, '\n')[starts-with(., $mrn || ' ')] ! substring-after(., ' ')"/>
  <xsl:variable name="time" select="substring($now, 1, 19)"/>
  <xsl:variable name="day" select="substring($now, 1, 10)"/>
  <xsl:variable name="items" select="$message/Consignment/HouseConsignment/ConsignmentItem/Commodity/CommodityCode/harmonizedSystemSubHeadingCode"/>
  <xsl:variable name="prelodged" select="$message/TransitOperation/additionalDeclarationType = 'D'"/>

  <xsl:template match="/">
    <s:reply>
      <s:note kind="notice" reference="{$mrn}" code="{if ($type = '015' and f:waits()) then 'HELD' else 'IE' || $type}"/>
      <xsl:choose>
        <xsl:when test="$type = '015'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'928'"/></xsl:call-template>
          <xsl:if test="not($prelodged)"><xsl:call-template name="accepted"/></xsl:if>
        </xsl:when>
        <xsl:when test="$type = '170' and $before = 'HELD' and not($before = 'IE170')">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'028'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '013'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'004'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '014' and $before = ('IE015', 'IE170')">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'056'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '014'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'009'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '007' and $message/TransitOperation/simplifiedProcedure = '1'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'043'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '007'"><xsl:call-template name="arrived"/></xsl:when>
        <xsl:when test="$type = '044' and not($before = 'IE007')">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'057'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '044' and $message/UnloadingRemark/unloadingCompletion = '0'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'043'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '044' and $message/UnloadingRemark/conform = '0'">
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'019'"/></xsl:call-template>
          <xsl:call-template name="answer"><xsl:with-param name="of" select="'025'"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$type = '044'"><xsl:call-template name="arrived"/></xsl:when>
      </xsl:choose>
    </s:reply>
  </xsl:template>

  <!-- Goods that the office of departure does not let go: those it waits for, and those it does not release. -->
  <xsl:function name="f:waits" as="xs:boolean">
    <xsl:sequence select="$prelodged or exists($items[starts-with(., '93')])"/>
  </xsl:function>

  <xsl:template name="accepted">
    <xsl:call-template name="answer"><xsl:with-param name="of" select="'028'"/></xsl:call-template>
    <xsl:if test="exists($items[matches(., '^(22|24)')])"><xsl:call-template name="answer"><xsl:with-param name="of" select="'060'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="answer"><xsl:with-param name="of" select="if (exists($items[starts-with(., '93')])) then '051' else '029'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="arrived">
    <xsl:call-template name="answer"><xsl:with-param name="of" select="'025'"/></xsl:call-template>
    <xsl:call-template name="answer"><xsl:with-param name="of" select="'045'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="answer">
    <xsl:param name="of"/>
    <s:answer>
      <xsl:element name="ncts:CC{$of}C" namespace="http://ncts.dgtaxud.ec">
        <xsl:copy-of select="$message/@PhaseID"/>
        <messageSender><xsl:value-of select="$message/messageRecipient"/></messageSender>
        <messageRecipient><xsl:value-of select="$message/messageSender"/></messageRecipient>
        <preparationDateAndTime><xsl:value-of select="$time"/></preparationDateAndTime>
        <messageIdentification><xsl:value-of select="translate($answer-id, '-', '')"/></messageIdentification>
        <messageType><xsl:value-of select="'CC' || $of || 'C'"/></messageType>
        <correlationIdentifier><xsl:value-of select="$message/messageIdentification"/></correlationIdentifier>
        <xsl:choose>
          <xsl:when test="$of = '029'"><xsl:call-template name="release"/></xsl:when>
          <xsl:otherwise>
            <TransitOperation>
              <xsl:if test="$lrn != '' and $of = ('028', '928', '004', '009', '056', '060')"><LRN><xsl:value-of select="$lrn"/></LRN></xsl:if>
              <xsl:if test="$of != '928'"><MRN><xsl:value-of select="$mrn"/></MRN></xsl:if>
              <xsl:choose>
                <xsl:when test="$of = '028'"><declarationAcceptanceDate><xsl:value-of select="$day"/></declarationAcceptanceDate></xsl:when>
                <xsl:when test="$of = '060'"><controlNotificationDateAndTime><xsl:value-of select="$time"/></controlNotificationDateAndTime><notificationType>0</notificationType></xsl:when>
                <xsl:when test="$of = '051'"><declarationSubmissionDateAndTime><xsl:value-of select="$message/preparationDateAndTime"/></declarationSubmissionDateAndTime><noReleaseMotivationCode>A1</noReleaseMotivationCode><noReleaseMotivationText>Said by the simulator</noReleaseMotivationText></xsl:when>
                <xsl:when test="$of = '004'"><amendmentSubmissionDateAndTime><xsl:value-of select="$message/preparationDateAndTime"/></amendmentSubmissionDateAndTime><amendmentAcceptanceDateAndTime><xsl:value-of select="$time"/></amendmentAcceptanceDateAndTime></xsl:when>
                <xsl:when test="$of = ('056', '057')"><businessRejectionType><xsl:value-of select="$type"/></businessRejectionType><rejectionDateAndTime><xsl:value-of select="$time"/></rejectionDateAndTime><rejectionCode>4</rejectionCode></xsl:when>
                <xsl:when test="$of = '025'"><releaseDate><xsl:value-of select="$day"/></releaseDate><releaseIndicator>1</releaseIndicator></xsl:when>
                <xsl:when test="$of = '045'"><writeOffDate><xsl:value-of select="$day"/></writeOffDate></xsl:when>
                <xsl:when test="$of = '019'"><discrepanciesNotificationDate><xsl:value-of select="$day"/></discrepanciesNotificationDate></xsl:when>
                <xsl:when test="$of = '043'"><declarationType>T1</declarationType><security>0</security><reducedDatasetIndicator>0</reducedDatasetIndicator></xsl:when>
              </xsl:choose>
            </TransitOperation>
            <xsl:if test="$of = '009'">
              <Invalidation>
                <decisionDateAndTime><xsl:value-of select="$time"/></decisionDateAndTime><decision>1</decision><initiatedByCustoms>0</initiatedByCustoms>
              </Invalidation>
            </xsl:if>
            <xsl:choose>
              <xsl:when test="$of = ('025', '043', '057')">
                <xsl:copy-of select="$message/CustomsOfficeOfDestinationActual" copy-namespaces="no"/>
                <TraderAtDestination><xsl:copy-of select="$message/TraderAtDestination/identificationNumber" copy-namespaces="no"/></TraderAtDestination>
              </xsl:when>
              <xsl:otherwise>
                <CustomsOfficeOfDeparture><referenceNumber><xsl:value-of select="($message/CustomsOfficeOfDeparture/referenceNumber, 'NO010101')[1]"/></referenceNumber></CustomsOfficeOfDeparture>
                <HolderOfTheTransitProcedure><xsl:copy-of select="$message/HolderOfTheTransitProcedure/identificationNumber" copy-namespaces="no"/></HolderOfTheTransitProcedure>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="$of = ('056', '057')">
              <FunctionalError><errorPointer><xsl:value-of select="'/' || local-name($message)"/></errorPointer><errorCode><xsl:value-of select="if ($of = '057') then '90' else '92'"/></errorCode><errorReason>N/A</errorReason></FunctionalError>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:element>
    </s:answer>
  </xsl:template>

  <!-- The declaration as it was lodged, with its MRN and the day of release. -->
  <xsl:template name="release">
    <TransitOperation>
      <xsl:copy-of select="$message/TransitOperation/LRN" copy-namespaces="no"/>
      <MRN><xsl:value-of select="$mrn"/></MRN>
      <xsl:copy-of select="$message/TransitOperation/(declarationType, additionalDeclarationType)" copy-namespaces="no"/>
      <declarationAcceptanceDate><xsl:value-of select="$day"/></declarationAcceptanceDate>
      <releaseDate><xsl:value-of select="$day"/></releaseDate>
      <xsl:copy-of select="$message/TransitOperation/(security, reducedDatasetIndicator, bindingItinerary)" copy-namespaces="no"/>
    </TransitOperation>
    <xsl:copy-of select="$message/(* except (messageSender, messageRecipient, preparationDateAndTime, messageIdentification, messageType, correlationIdentifier, TransitOperation, Consignment))" copy-namespaces="no"/>
    <xsl:apply-templates select="$message/Consignment"/>
  </xsl:template>

  <!-- In phase 6 a release names the place of loading, which the office of departure knows. -->
  <xsl:template match="Consignment">
    <xsl:variable name="after" select="PlaceOfUnloading, PreviousDocument, SupportingDocument, TransportDocument, AdditionalReference, AdditionalInformation, TransportCharges, HouseConsignment"/>
    <Consignment>
      <xsl:copy-of select="* except $after" copy-namespaces="no"/>
      <xsl:if test="$message/@PhaseID = 'NCTS6' and not(PlaceOfLoading)">
        <PlaceOfLoading><country>NO</country><location>Oslo</location></PlaceOfLoading>
      </xsl:if>
      <xsl:copy-of select="$after" copy-namespaces="no"/>
    </Consignment>
  </xsl:template>

  <!-- Year, country, twelve digits of the LRN, the letter of transit, check character. -->
  <xsl:function name="f:mrn" as="xs:string">
    <xsl:param name="lrn" as="xs:string"/>
    <xsl:variable name="digits" select="sum(string-to-codepoints($lrn) ! (. * position()))"/>
    <xsl:variable name="end" select="substring('000000000000' || string($digits) || replace($lrn, '[^0-9]', ''), string-length('000000000000' || string($digits) || replace($lrn, '[^0-9]', '')) - 11)"/>
    <xsl:variable name="head" select="substring($now, 3, 2) || 'NO' || $end || 'M'"/>
    <xsl:variable name="sum" select="sum(for $i in 1 to 17 return
        (let $c := string-to-codepoints(substring($head, $i, 1)) return if ($c le 57) then $c - 48 else 10 + ($c - 65) + (($c - 65 + 9) idiv 10))
        * (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)[$i])"/>
    <xsl:sequence select="$head || string(($sum mod 11) mod 10)"/>
  </xsl:function>
</xsl:stylesheet>
