package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import org.exchangehub.connectors.Translated;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.GoodsItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the maps from WCO requests do where the public samples do not show it: amendments, directions, units, refusals. */
class CustomsWcoRequestsTest {

    private static final WcoSamples WCO = WcoSamples.withoutPack();

    private static final String LODGED = """
            <md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
              <Declaration>
                <FunctionCode>9</FunctionCode>
                <FunctionalReferenceID>L-1</FunctionalReferenceID>
                <TypeCode>IMA</TypeCode>
                <GoodsItemQuantity>1</GoodsItemQuantity>
                <Declarant><ID>974760673</ID></Declarant>
                <GoodsShipment>
                  <GovernmentAgencyGoodsItem>
                    <SequenceNumeric>1</SequenceNumeric>
                    <Commodity>
                      <Classification><ID>010221</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
                      <GoodsMeasure><GrossMassMeasure unitCode="KGM">1000.50</GrossMassMeasure></GoodsMeasure>
                    </Commodity>
                    <GovernmentProcedure><CurrentCode>40</CurrentCode></GovernmentProcedure>
                    <GovernmentProcedure><CurrentCode>C07</CurrentCode></GovernmentProcedure>
                  </GovernmentAgencyGoodsItem>
                </GoodsShipment>
              </Declaration>
            </md:MetaData>
            """;

    @Test
    void aRequestToAmendReplacesTheWholeDeclaration() {
        Declaration amended = declaration(
                LODGED.replace("<FunctionCode>9<", "<FunctionCode>13<").replace(">IMA<", ">COR<"));
        assertThat(amended.getFunctionCode()).isEqualTo("5");
        assertThat(amended.getVersionID()).isNull();
        assertThat(amended.getTypeCode()).as("the type of the request").isNull();
        assertThat(amended.getDirectionCode()).isEqualTo(DirectionCode.IMPORT);
        assertThat(declaration(LODGED.replace("<FunctionCode>9<", "<FunctionCode>5<"))
                        .getTypeCode())
                .isEqualTo("IMA");
    }

    @Test
    void anAmendmentWithoutAllItsGoodsItemsIsRefusedWithItsPosition() {
        RefusedException refused = refused(LODGED.replace("<FunctionCode>9<", "<FunctionCode>13<")
                .replace(">IMA<", ">COR<")
                .replace("<GoodsItemQuantity>1<", "<GoodsItemQuantity>3<"));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults().getFirst().position()).isEqualTo("line 6: /MetaData/Declaration/GoodsItemQuantity");
        assertThat(refused.faults().getFirst().reason()).contains("number of its goods items, 1");
    }

    @ParameterizedTest
    @CsvSource({
        "IMA, 40, IMPORT",
        "EXD, 10, EXPORT",
        "T1, 40, TRANSIT",
        "COA, 40, IMPORT",
        "COA, 10, EXPORT",
        "EUA, 23, EXPORT"
    })
    void typeCodeAndProcedureTellTheDirection(String type, String procedure, DirectionCode direction) {
        Declaration declaration = declaration(LODGED.replace(">IMA<", ">" + type + "<")
                .replace("<CurrentCode>40<", "<CurrentCode>" + procedure + "<"));
        assertThat(declaration.getDirectionCode()).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({
        "<FunctionCode>9<, <FunctionCode>14<, line 3: /MetaData/Declaration/FunctionCode",
        ">IMA<, >ZZA<, line 5: /MetaData/Declaration/TypeCode",
        "KGM, LTR, line 13: /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/GoodsMeasure/GrossMassMeasure"
    })
    void whatAMapRefusesHasItsPosition(String before, String after, String position) {
        RefusedException refused = refused(LODGED.replace(before, after));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults().getFirst().position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"KGM, 1000.50, 1000.50", "TNE, 1.5, 1500", "GRM, 250, 0.25"})
    void massesBecomeKilograms(String unit, String written, BigDecimal kilograms) {
        GoodsItem item = declaration(LODGED.replace("KGM", unit).replace("1000.50", written))
                .getGoodsItem()
                .getFirst();
        assertThat(item.getGrossMassMeasure()).isEqualByComparingTo(kilograms);
    }

    @ParameterizedTest
    @CsvSource({
        "<ID>974760673<, ORG",
        "<ID>NO974760673<, EORI",
        "<ID>974-760<, OTHER",
        "<ID schemeID='VAT'>974760673<, VAT"
    })
    void identifiersAreTyped(String id, String type) {
        Declaration declaration = declaration(LODGED.replace("<ID>974760673<", id));
        assertThat(declaration.getDeclarant().getIdentifier().getFirst().getTypeCode())
                .isEqualTo(type);
    }

    @Test
    void anHsCodeStaysSixDigitsAndAProcedureKeepsItsAdditionalOnes() {
        GoodsItem item = declaration(LODGED).getGoodsItem().getFirst();
        assertThat(item.getCommodityCode()).isEqualTo("010221");
        assertThat(item.getProcedure().getCurrentCode()).isEqualTo("40");
        assertThat(item.getProcedure().getAdditionalCode()).containsExactly("C07");
    }

    @Test
    void aContainerNamedByItsPlaceInTheHeaderIsNamedByItsNumber() {
        String header = """
                <GoodsShipment><Consignment>
                  <TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>MSKU1</ID></TransportEquipment>
                  <TransportEquipment><SequenceNumeric>2.0</SequenceNumeric><ID>MSKU2</ID></TransportEquipment>
                </Consignment>""";
        String item = "<TransportEquipment><SequenceNumeric>2</SequenceNumeric></TransportEquipment></Commodity>";
        Declaration declaration =
                declaration(LODGED.replace("<GoodsShipment>", header).replace("</Commodity>", item));
        assertThat(declaration.getGoodsItem().getFirst().getTransportEquipmentID())
                .containsExactly("MSKU2");
        assertThat(declaration.getTransportEquipment().getLast().getSequenceNumeric())
                .isEqualTo(2);
    }

    @Test
    void theOfficialSchemasTakeAnAmendmentToo() {
        String amended = LODGED.replace("<FunctionCode>9<", "<FunctionCode>13<").replace(">IMA<", ">COR<");
        assertThat(WcoSamples.withPack().read(amended.getBytes(UTF_8)).canonical())
                .isEqualTo(WCO.read(amended.getBytes(UTF_8)).canonical());
    }

    @ParameterizedTest
    @CsvSource({
        "<GoodsShipment>, <!-- a¶--b --><GoodsShipment>, 'line 9, column 3'",
        "<FunctionalReferenceID>L-1<, <FunctionalReferenceID>L]]>1<, 'line 4, column '",
        "<FunctionalReferenceID>L-1<, <FunctionalReferenceID>L&x;1<, 'line 4, column '"
    })
    void whatIsNotWellFormedIsRefusedWithLineAndColumn(String before, String after, String position) {
        RefusedException refused = refused(LODGED.replace(before, after.replace('¶', '\n')));
        assertThat(refused.reason()).isIn(Reason.MALFORMED, Reason.HOSTILE_DOCUMENT);
        assertThat(refused.faults().getFirst().position()).startsWith(position).doesNotContain("column -");
    }

    @Test
    void whatTheFormatDoesNotHaveIsRefused() {
        RefusedException refused = refused(LODGED.replace("<GoodsItemQuantity>", "<Quantity/><GoodsItemQuantity>"));
        assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refused.faults().getFirst().position()).startsWith("line 6, column ");
    }

    @Test
    void aCancellationWithoutAnMrnIsRefused() {
        RefusedException refused =
                refused(LODGED.replace("<FunctionCode>9<", "<FunctionCode>13<").replace(">IMA<", ">INV<"));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults().getFirst().position()).isEqualTo("line 2: /MetaData/Declaration");
    }

    private static final String NOTIFIED = """
            <md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:RES-DMS:2"
                         xmlns:ds="urn:wco:datamodel:WCO:Response_DS:DMS:2">
              <Response><FunctionCode>01</FunctionCode><Declaration>
                <AcceptanceDateTime><ds:DateTimeString formatCode="304">20261124101500Z</ds:DateTimeString></AcceptanceDateTime>
                <FunctionalReferenceID>L-1</FunctionalReferenceID><ID>26NO00000000000001</ID>
              </Declaration></Response>
            </md:MetaData>
            """;

    @Test
    void anAcceptanceIsReadAndAnotherNotificationIsNotKnown() {
        assertThat(WCO.read(NOTIFIED.getBytes(UTF_8)).kind()).isEqualTo(Kind.ACCEPTANCE);
        assertThat(refused(NOTIFIED.replace(">01<", ">03<")).reason()).isEqualTo(Reason.UNKNOWN_KIND);
    }

    @Test
    void twoNotificationsInOneDocumentAreRefusedSinceOneWouldBeLost() {
        String second = "<Response><FunctionCode>09</FunctionCode><Declaration/></Response></md:MetaData>";
        RefusedException refused = refused(NOTIFIED.replace("</md:MetaData>", second));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults().getFirst().position()).isEqualTo("line 7: /MetaData/Response[2]");
    }

    private static Declaration declaration(String wire) {
        Translated translated = WCO.read(wire.getBytes(UTF_8));
        assertThat(translated.kind()).isEqualTo(Kind.DECLARATION);
        return (Declaration) translated.payload();
    }

    private static RefusedException refused(String wire) {
        return catchThrowableOfType(RefusedException.class, () -> WCO.read(wire.getBytes(UTF_8)));
    }
}
