package org.exchangehub.contracts;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.exchangehub.contracts.v1.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CanonicalTest {

    private static final Canonical CANONICAL = new Canonical();

    static final String DECLARATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Declaration xmlns="urn:exchangehub:v1">
              <FunctionCode>9</FunctionCode>
              <LRN>NO-2026-000017</LRN>
              <VersionID>1</VersionID>
              <DirectionCode>IMPORT</DirectionCode>
              <IssueDateTime>2026-11-23T08:00:00+01:00</IssueDateTime>
              <Declarant><Identifier><ID>974761076</ID><TypeCode>ORG</TypeCode></Identifier><Name>Spedisjon &amp; Sønn</Name></Declarant>
              <GoodsItem>
                <SequenceNumeric>1</SequenceNumeric>
                <CommodityCode>03021400</CommodityCode>
                <NetMassMeasure>1200.500</NetMassMeasure>
              </GoodsItem>
              <GoodsItem>
                <SequenceNumeric>2</SequenceNumeric>
                <CommodityCode>30049000</CommodityCode>
              </GoodsItem>
            </Declaration>
            """;

    private static RefusedException refused(byte[] xml) {
        return catchThrowableOfType(RefusedException.class, () -> CANONICAL.validate(xml));
    }

    private static RefusedException refused(String xml) {
        return refused(xml.getBytes(UTF_8));
    }

    @Test
    void aValidDeclarationIsReadAndWrittenTheSameEveryTime() {
        byte[] xml = DECLARATION.getBytes(UTF_8);
        CANONICAL.validate(xml);
        Declaration declaration = CANONICAL.read(xml, Declaration.class);
        assertThat(declaration.getGoodsItem()).hasSize(2);
        assertThat(declaration.getGoodsItem().get(0).getNetMassMeasure()).isEqualByComparingTo("1200.5");
        byte[] written = CANONICAL.write(declaration);
        CANONICAL.validate(written);
        assertThat(CANONICAL.write(CANONICAL.read(written, Declaration.class))).isEqualTo(written);
    }

    @Test
    void eachFaultIsToldWithLineColumnAndPath() {
        RefusedException refusal = refused(DECLARATION
                .replace("30049000", "3004")
                .replace("<VersionID>1</VersionID>", "<VersionID>zero</VersionID>"));
        assertThat(refusal.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refusal.faults())
                .extracting(Fault::position)
                .anySatisfy(position ->
                        assertThat(position).startsWith("line 5, column ").endsWith(": /Declaration/VersionID"));
        assertThat(refusal.faults())
                .extracting(Fault::position)
                .anySatisfy(position -> assertThat(position).endsWith(": /Declaration/GoodsItem[2]/CommodityCode"));
    }

    @Test
    void whatTheTypedViewCanNotHoldIsRefusedAndNotLeftOut() {
        for (String time : new String[] {"2026-11-23T24:00:00Z", "2026-11-23T08:00:00.1234567890123Z"}) {
            byte[] xml = DECLARATION.replace("2026-11-23T08:00:00+01:00", time).getBytes(UTF_8);
            CANONICAL.validate(xml);
            RefusedException refusal =
                    catchThrowableOfType(RefusedException.class, () -> CANONICAL.read(xml, Declaration.class));
            assertThat(refusal.reason()).isEqualTo(Reason.SCHEMA_INVALID);
            assertThat(refusal.faults().get(0).position()).startsWith("line 7, column ");
        }
        assertThat(refused(DECLARATION.replace(">IMPORT<", "> IMPORT <"))
                        .faults()
                        .get(0)
                        .position())
                .endsWith(": /Declaration/DirectionCode");
    }

    @Test
    void whatIsNotWellFormedIsToldWithItsPosition() {
        RefusedException refusal = refused(DECLARATION.replace("</LRN>", "</LNR>"));
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal.faults().get(0).position()).startsWith("line 4, column ");
        assertThat(refused("").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused("plain text").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(DECLARATION.getBytes(UTF_16LE)).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused(new byte[] {'<', 'a', '>', (byte) 0xC3, (byte) 0x28, '<', '/', 'a', '>'})
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aDocumentTypeAndItsEntitiesAreRefused() {
        String external = "<!DOCTYPE Declaration [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String bomb =
                "<!DOCTYPE d [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">]>";
        for (String prolog : new String[] {external, bomb, "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\">"}) {
            assertThat(refused(DECLARATION.replaceFirst("<Declaration", prolog + "<Declaration"))
                            .reason())
                    .isEqualTo(Reason.HOSTILE_DOCUMENT);
        }
    }

    @Test
    void depthAndAttributesAreBounded() {
        assertThat(refused("<a>".repeat(10_000)).reason()).isEqualTo(Reason.HOSTILE_DOCUMENT);
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 1000; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThat(refused(attributes + "/>").reason()).isEqualTo(Reason.HOSTILE_DOCUMENT);
    }

    @Test
    void aHugeWrongDocumentIsRefusedWithAHundredFaultsAtMost() {
        long start = System.nanoTime();
        RefusedException refusal =
                refused("<Declaration xmlns=\"urn:exchangehub:v1\">" + "<x/>".repeat(2_000_000) + "</Declaration>");
        assertThat(refusal.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refusal.faults().size()).isBetween(1, 100);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
}
