<?xml version="1.0" encoding="UTF-8"?>
<!--
  One movement across the networks: milk is declared for export in Sweden, which tells of it in advance (its own map does, by signed SOAP), is
  announced (ICS2), comes in transit (NCTS), which the Common Repository is told (CCN2), and is imported under its CHED (TRACES, which is also asked for a
  list of such certificates). Sweden hears that it has arrived and what was found. A part of it goes on to another neighbour, who hears of it in
  advance, with plants under a certificate (ePhyto). Digitoll and TVINN tell their own parts.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:variable name="movement" select="/s:movement"/>
  <xsl:variable name="series" select="string($movement/@series)"/>
  <xsl:variable name="number" select="format-number(number('0' || replace($series, '[^0-9]', '')) mod 1000000000000, '000000000000')"/>
  <xsl:variable name="import-mrn" select="'26NO00' || $number"/>
  <xsl:variable name="export-mrn" select="'26NO01' || $number"/>
  <xsl:variable name="swedish-mrn" select="'26SE02' || $number"/>
  <xsl:variable name="time" select="substring($movement/@now, 1, 19) || 'Z'"/>
  <xsl:variable name="sent" select="$movement/s:sent/@step"/>
  <xsl:variable name="released" select="$movement/s:received/Notice[TypeCode = 'IE029'][Declaration/LRN = $series]"/>
  <xsl:variable name="mrn" select="string($released[1]/Declaration/MRN)"/>
  <xsl:variable name="filing" select="$series || 'E'"/>
  <xsl:variable name="filed" select="$movement/s:received/Notice[SenderID = 'eu-ics2'][Reference/LRN = $filing]"/>
  <xsl:variable name="certificate" select="'NO-' || $series"/>
  <xsl:variable name="notices" select="$movement/s:received/Notice[(Declaration/LRN, Acceptance/LRN, Reference/LRN) = ($series, $filing, $certificate)
      or (Declaration/MRN, Reference/MRN) = ($mrn[. ne ''], $filed/Reference/MRN, $export-mrn, $swedish-mrn)]"/>
  <xsl:variable name="advices" select="$movement/s:received/ClearanceAdvice[Reference/LRN = $series || 'I']"/>
  <xsl:variable name="entry" select="$series || 'R'"/>
  <!-- Acknowledgements of CCN2 name nothing but the message. -->
  <xsl:variable name="repository" select="$movement/s:received/Notice[SenderID = 'eu-ics2-repository'][CorrelationID = $entry]"/>
  <!-- So does what TRACES says of a list. -->
  <xsl:variable name="list" select="$series || 'L'"/>
  <xsl:variable name="listed" select="$movement/s:received/Notice[SenderID = 'traces-nt'][CorrelationID = $list]"/>
  <xsl:variable name="sweden" select="$notices[SenderID = 'swedish-customs']"/>
  <xsl:variable name="arrived" select="$notices[SenderID = 'finnish-customs'][TypeCode = 'ARRIVAL']"/>

  <xsl:template match="/">
    <s:course done="{$notices/TypeCode = 'IE045' and $sent = 'outcome' and exists($arrived) and $notices/TypeCode = 'IE3N03'
                     and $notices/TypeCode = 'Delivered' and $sweden[TypeCode = 'RECEIVED']/CorrelationID = $series || 'C' and $repository/TypeCode = 'CoD' and exists($listed)}">
      <!-- The course of Sweden tells of its EXPORT itself. -->
      <xsl:for-each select="($notices | $repository | $listed) except $sweden[TypeCode = 'EXPORT']">
        <s:heard id="{../@id}" with="{SenderID}" text="{TypeCode}{if (Acceptance) then ': accepted as ' || Acceptance/MRN
            else if (ControlOrder) then ': to be controlled' else if (Outcome) then ': ' || lower-case(translate(Outcome/OutcomeCode, '_', ' ')) else ''}"/>
      </xsl:for-each>
      <xsl:for-each select="$advices">
        <s:heard id="{../@id}" with="the agencies" text="Advice {AdviceNumber} on the import: {AdviceCode}"/>
      </xsl:for-each>
      <xsl:call-template name="next"/>
    </s:course>
  </xsl:template>

  <xsl:template name="next">
    <s:send step="filing" with="eu-ics2" channel="rest" text="IE3F10: entry summary declaration, by AS4"><xsl:call-template name="filing"/></s:send>
    <s:send step="list" with="traces-nt" channel="rest" text="ChedCRFLRequest: which certificates for products of animal origin are valid"><xsl:call-template name="list"/></s:send>
    <s:send step="transit" with="eu-ncts" channel="rest" text="IE015: the transit declaration"><xsl:call-template name="transit"/></s:send>
    <xsl:if test="$mrn ne ''">
      <s:send step="arrival" with="eu-ncts" channel="soap" text="IE007: the goods have arrived"><xsl:call-template name="arrival"/></s:send>
    </xsl:if>
    <xsl:if test="$mrn ne '' and $filed/Reference/MRN">
      <s:send step="entry" with="eu-ics2-repository" channel="rest" text="IE4N07: they are at the office of entry, by CCN2"><xsl:call-template name="entry"/></s:send>
    </xsl:if>
    <xsl:if test="$notices/TypeCode = 'IE043' and $sweden/TypeCode = 'EXPORT'">
      <s:send step="arrived" with="swedish-customs" channel="rest" text="ARRIVAL: what Sweden exported has come"><xsl:call-template name="arrived"/></s:send>
    </xsl:if>
    <xsl:if test="$notices/TypeCode = 'IE043'">
      <s:send step="unloading" with="eu-ncts" channel="queue" text="IE044: unloaded, and as declared"><xsl:call-template name="unloading"/></s:send>
      <s:send step="import" with="the agencies" channel="queue" text="The import declaration, under a CHED that TRACES keeps"><xsl:call-template name="import"/></s:send>
    </xsl:if>
    <xsl:if test="$sent = 'arrived' and $sent = 'unloading'">
      <s:send step="controlled" with="swedish-customs" channel="queue" text="CONTROL: it was as declared"><xsl:call-template name="controlled"/></s:send>
    </xsl:if>
    <xsl:if test="$advices/AdviceCode = 'MAY_RELEASE'">
      <s:send step="acceptance" with="the agencies" channel="rest" text="Accepted: its quantity is reserved at TRACES"><xsl:call-template name="acceptance"/></s:send>
    </xsl:if>
    <!-- The advice is open again until TRACES has reserved the quantity. -->
    <xsl:if test="count($advices[AdviceCode = 'MAY_RELEASE']) ge 2">
      <s:send step="outcome" with="the agencies" channel="rest" text="Released: its quantity is written off at TRACES"><xsl:call-template name="outcome"/></s:send>
      <s:send step="export" with="finnish-customs" channel="rest" text="EXPORT: a part of it goes on, as advance data"><xsl:call-template name="export"/></s:send>
      <s:send step="certificate" with="ippc-ephyto" channel="soap" text="SPS851: the certificate of plants that go with it"><xsl:call-template name="certificate"/></s:send>
    </xsl:if>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="to" select="'eu-ncts'"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="from" select="'NTA.NO'"/>
    <NoticeID><xsl:value-of select="$series || $id"/></NoticeID>
    <RecipientID><xsl:value-of select="$to"/></RecipientID>
    <TypeCode><xsl:value-of select="$type"/></TypeCode>
    <OriginatorID><xsl:value-of select="$from"/></OriginatorID>
  </xsl:template>

  <xsl:template name="times">
    <PreparationDateTime><xsl:value-of select="$time"/></PreparationDateTime>
    <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
  </xsl:template>

  <xsl:variable name="declarant"><Declarant><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></Identifier></Declarant></xsl:variable>

  <xsl:template name="filing">
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="id" select="'E'"/>
        <xsl:with-param name="to" select="'eu-ics2'"/>
        <xsl:with-param name="type" select="'IE3F10'"/>
        <xsl:with-param name="from" select="'NO.ICS2'"/>
      </xsl:call-template>
      <Reference>
        <LRN><xsl:value-of select="$filing"/></LRN>
        <DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>
      </Reference>
      <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
    </Notice>
  </xsl:template>

  <xsl:template name="list">
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="id" select="'L'"/>
        <xsl:with-param name="to" select="'traces-nt'"/>
        <xsl:with-param name="type" select="'ChedCRFLRequest'"/>
        <xsl:with-param name="from" select="'NO'"/>
      </xsl:call-template>
      <CustomsOffice><RoleCode>DECLARATION</RoleCode><ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>
      <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
      <Content>
        <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
        <Text>&lt;CRFLMSFilters4CHED xmlns="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"&gt;&lt;b:ChedType&gt;CHEDP&lt;/b:ChedType&gt;&lt;b:ChedStatus&gt;70&lt;/b:ChedStatus&gt;&lt;/CRFLMSFilters4CHED&gt;</Text>
      </Content>
    </Notice>
  </xsl:template>

  <xsl:template name="entry">
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="id" select="'R'"/>
        <xsl:with-param name="to" select="'eu-ics2-repository'"/>
        <xsl:with-param name="type" select="'IE4N07'"/>
        <xsl:with-param name="from" select="'NES.NO'"/>
      </xsl:call-template>
      <AddresseeID>CR.EU</AddresseeID>
      <Reference><MRN><xsl:value-of select="($filed/Reference/MRN)[1]"/></MRN></Reference>
      <CustomsOffice><RoleCode>ENTRY</RoleCode><ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>
      <xsl:call-template name="times"/>
      <Content>
        <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
        <Text>&lt;registrationDate xmlns="urn:wco:datamodel:eu:ics2:2"&gt;&lt;DateTime&gt;<xsl:value-of select="$time"/>&lt;/DateTime&gt;&lt;/registrationDate&gt;&lt;activeBorderTransportMeans xmlns="urn:wco:datamodel:eu:ics2:2"&gt;&lt;ModeOfTransport&gt;3&lt;/ModeOfTransport&gt;&lt;actualDateAndTimeOfArrival&gt;&lt;DateTime&gt;<xsl:value-of select="$time"/>&lt;/DateTime&gt;&lt;/actualDateAndTimeOfArrival&gt;&lt;/activeBorderTransportMeans&gt;</Text>
      </Content>
    </Notice>
  </xsl:template>

  <xsl:template name="certificate">
    <Notice>
      <NoticeID><xsl:value-of select="$certificate"/></NoticeID>
      <RecipientID>ippc-ephyto</RecipientID>
      <TypeCode>SPS851</TypeCode>
      <OriginatorID>NO</OriginatorID>
      <AddresseeID>FI</AddresseeID>
      <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
      <Permit>
        <PermitID><xsl:value-of select="$certificate"/></PermitID>
        <KindCode>PHYTO</KindCode>
        <IssuerID>food-safety-plant-health</IssuerID>
        <VersionID>1</VersionID>
        <StatusCode>VALID</StatusCode>
        <Holder><Name>Taimitarha Oy</Name></Holder>
        <SingleUse>false</SingleUse>
        <Line>
          <LineNumeric>1</LineNumeric>
          <CommodityCodePrefix>060290</CommodityCodePrefix>
          <OriginCountryCode>NO</OriginCountryCode>
          <Quantity><Value>40</Value><UnitCode>KGM</UnitCode></Quantity>
        </Line>
      </Permit>
    </Notice>
  </xsl:template>

  <xsl:template name="transit">
    <Notice>
      <xsl:call-template name="head"><xsl:with-param name="id" select="'T'"/><xsl:with-param name="type" select="'IE015'"/></xsl:call-template>
      <xsl:call-template name="times"/>
      <Declaration>
        <FunctionCode>9</FunctionCode>
        <LRN><xsl:value-of select="$series"/></LRN>
        <DirectionCode>TRANSIT</DirectionCode>
        <TypeCode>T1</TypeCode>
        <CustomsOffice><RoleCode>DEPARTURE</RoleCode><ReferenceNumber>NO010101</ReferenceNumber></CustomsOffice>
        <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>DE004001</ReferenceNumber></CustomsOffice>
        <CustomsOffice><RoleCode>TRANSIT</RoleCode><ReferenceNumber>SE002001</ReferenceNumber></CustomsOffice>
        <xsl:copy-of select="$declarant"/>
        <Consignee><Identifier><ID>DE123456789</ID><TypeCode>EORI</TypeCode></Identifier></Consignee>
        <ExportCountryCode>NO</ExportCountryCode>
        <DestinationCountryCode>DE</DestinationCountryCode>
        <ContainerCode>0</ContainerCode>
        <GrossMassMeasure>420</GrossMassMeasure>
        <SupportingDocument><TypeCode>N730</TypeCode><ID>CMR-1</ID></SupportingDocument>
        <Transit>
          <AdditionalTypeCode>A</AdditionalTypeCode>
          <SecurityCode>0</SecurityCode>
          <ReducedDataset>false</ReducedDataset>
          <BindingItinerary>false</BindingItinerary>
          <LoadingLocation><ID>NOOSL</ID></LoadingLocation>
          <Guarantee>
            <TypeCode>1</TypeCode>
            <Reference><GRN>26NO0000000000001</GRN><AccessCode>AB12</AccessCode><Amount><Value>1000</Value><CurrencyCode>EUR</CurrencyCode></Amount></Reference>
          </Guarantee>
        </Transit>
        <GoodsItem>
          <SequenceNumeric>1</SequenceNumeric>
          <CommodityCode>04012011</CommodityCode>
          <Description>Milk</Description>
          <GrossMassMeasure>420</GrossMassMeasure>
          <NetMassMeasure>400</NetMassMeasure>
          <Packaging><SequenceNumeric>1</SequenceNumeric><TypeCode>BX</TypeCode><QuantityQuantity>4</QuantityQuantity><MarksNumbersID>NO MARKS</MarksNumbersID></Packaging>
        </GoodsItem>
      </Declaration>
    </Notice>
  </xsl:template>

  <xsl:template name="at-destination">
    <Reference><MRN><xsl:value-of select="$mrn"/></MRN></Reference>
    <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>DE004001</ReferenceNumber></CustomsOffice>
    <TraderID>DE123456789</TraderID>
    <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
  </xsl:template>

  <xsl:template name="arrival">
    <Notice>
      <xsl:call-template name="head"><xsl:with-param name="id" select="'A'"/><xsl:with-param name="type" select="'IE007'"/></xsl:call-template>
      <xsl:call-template name="at-destination"/>
      <Content>
        <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
        <Text>&lt;TransitOperation&gt;&lt;simplifiedProcedure&gt;1&lt;/simplifiedProcedure&gt;&lt;incidentFlag&gt;0&lt;/incidentFlag&gt;&lt;/TransitOperation&gt;&lt;Authorisation&gt;&lt;sequenceNumber&gt;1&lt;/sequenceNumber&gt;&lt;type&gt;C522&lt;/type&gt;&lt;referenceNumber&gt;DEACE1&lt;/referenceNumber&gt;&lt;/Authorisation&gt;&lt;Consignment&gt;&lt;LocationOfGoods&gt;&lt;typeOfLocation&gt;B&lt;/typeOfLocation&gt;&lt;qualifierOfIdentification&gt;Y&lt;/qualifierOfIdentification&gt;&lt;authorisationNumber&gt;DETST1&lt;/authorisationNumber&gt;&lt;/LocationOfGoods&gt;&lt;/Consignment&gt;</Text>
      </Content>
    </Notice>
  </xsl:template>

  <xsl:template name="unloading">
    <Notice>
      <xsl:call-template name="head"><xsl:with-param name="id" select="'U'"/><xsl:with-param name="type" select="'IE044'"/></xsl:call-template>
      <xsl:call-template name="at-destination"/>
      <ControlResult><ControlID>1</ControlID><ResultCode>SATISFACTORY</ResultCode><EventDateTime><xsl:value-of select="$time"/></EventDateTime></ControlResult>
    </Notice>
  </xsl:template>

  <xsl:template name="to-sweden">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:call-template name="head">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="to" select="'swedish-customs'"/>
      <xsl:with-param name="type" select="$type"/>
      <xsl:with-param name="from" select="'NO-TOLL'"/>
    </xsl:call-template>
    <AddresseeID>SE-TULLVERKET</AddresseeID>
    <Reference><MRN><xsl:value-of select="$swedish-mrn"/></MRN></Reference>
  </xsl:template>

  <xsl:template name="arrived">
    <Notice>
      <xsl:call-template name="to-sweden"><xsl:with-param name="id" select="'B'"/><xsl:with-param name="type" select="'ARRIVAL'"/></xsl:call-template>
      <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>
      <xsl:call-template name="times"/>
    </Notice>
  </xsl:template>

  <xsl:template name="controlled">
    <Notice>
      <xsl:call-template name="to-sweden"><xsl:with-param name="id" select="'C'"/><xsl:with-param name="type" select="'CONTROL'"/></xsl:call-template>
      <xsl:call-template name="times"/>
      <ControlResult><ControlID>1</ControlID><ResultCode>SATISFACTORY</ResultCode><EventDateTime><xsl:value-of select="$time"/></EventDateTime></ControlResult>
    </Notice>
  </xsl:template>

  <xsl:template name="import">
    <Declaration>
      <FunctionCode>9</FunctionCode>
      <LRN><xsl:value-of select="$series || 'I'"/></LRN>
      <VersionID>1</VersionID>
      <DirectionCode>IMPORT</DirectionCode>
      <CustomsOffice><RoleCode>DECLARATION</RoleCode><ReferenceNumber>NO011001</ReferenceNumber></CustomsOffice>
      <xsl:copy-of select="$declarant"/>
      <GoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <CommodityCode>04012011</CommodityCode>
        <Description>Milk</Description>
        <OriginCountryCode>SE</OriginCountryCode>
        <NetMassMeasure>400</NetMassMeasure>
        <SupportingDocument>
          <TypeCode>N853</TypeCode>
          <ID>CHEDP.NO.2026.0000001</ID>
          <Quantity><Value>4000</Value><UnitCode>GRM</UnitCode></Quantity>
        </SupportingDocument>
        <PreviousDocument><TypeCode>N830</TypeCode><ID><xsl:value-of select="$swedish-mrn"/></ID></PreviousDocument>
      </GoodsItem>
    </Declaration>
  </xsl:template>

  <xsl:template name="acceptance">
    <Acceptance>
      <MRN><xsl:value-of select="$import-mrn"/></MRN>
      <LRN><xsl:value-of select="$series || 'I'"/></LRN>
      <DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>
      <AcceptanceDateTime><xsl:value-of select="$time"/></AcceptanceDateTime>
    </Acceptance>
  </xsl:template>

  <xsl:template name="outcome">
    <Outcome>
      <Reference><MRN><xsl:value-of select="$import-mrn"/></MRN></Reference>
      <OutcomeCode>RELEASED</OutcomeCode>
      <EventDateTime><xsl:value-of select="$time"/></EventDateTime>
    </Outcome>
  </xsl:template>

  <xsl:template name="export">
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="id" select="'X'"/>
        <xsl:with-param name="to" select="'finnish-customs'"/>
        <xsl:with-param name="type" select="'EXPORT'"/>
        <xsl:with-param name="from" select="'NO-TOLL'"/>
      </xsl:call-template>
      <AddresseeID>FI-TULLI</AddresseeID>
      <xsl:call-template name="times"/>
      <Declaration>
        <FunctionCode>9</FunctionCode>
        <LRN><xsl:value-of select="$series || 'X'"/></LRN>
        <MRN><xsl:value-of select="$export-mrn"/></MRN>
        <VersionID>1</VersionID>
        <DirectionCode>EXPORT</DirectionCode>
        <CustomsOffice><RoleCode>EXIT</RoleCode><ReferenceNumber>NO010005</ReferenceNumber></CustomsOffice>
        <xsl:copy-of select="$declarant"/>
        <ExportCountryCode>NO</ExportCountryCode>
        <DestinationCountryCode>FI</DestinationCountryCode>
        <BorderTransportMeans><ID>ABC123</ID><RegistrationNationalityCode>NO</RegistrationNationalityCode><ModeCode>3</ModeCode></BorderTransportMeans>
        <GoodsItemQuantity>1</GoodsItemQuantity>
        <GoodsItem>
          <SequenceNumeric>1</SequenceNumeric>
          <CommodityCode>04012011</CommodityCode>
          <Description>Milk</Description>
          <OriginCountryCode>SE</OriginCountryCode>
          <NetMassMeasure>100</NetMassMeasure>
        </GoodsItem>
      </Declaration>
    </Notice>
  </xsl:template>
</xsl:stylesheet>
