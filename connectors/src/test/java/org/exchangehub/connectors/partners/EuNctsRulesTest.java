package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The conditions, rules and code lists of NCTS: each is broken by a small change of a sample, and the samples break none. */
class EuNctsRulesTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("none")));
    private static final Connector NCTS =
            Catalogue.of(Catalogue.packaged(), TRANSLATOR).get(new PartnerId("eu-ncts"));

    /**
     * Rule, sample and changes: {@code name=text} sets the text of the first element of that name, {@code -name} takes it away, {@code
     * +name:xml} puts something into it ({@code +*name} into all), {@code this=>that} replaces the first such text.
     */
    private static final String CASES = """
            C0467 ie014-invalidation-request +TransitOperation:<LRN>L</LRN>
            C0685 ie060-control +TransitOperation:<LRN>L</LRN>
            C0045 ie015-declaration declarationType=T
            C0101 ie015-declaration reducedDatasetIndicator=1; -Authorisation
            R0859 ie015-declaration reducedDatasetIndicator=1
            R0350 ie015-declaration reducedDatasetIndicator=1; inlandModeOfTransport=1
            C0411 ie015-declaration declarationType=TIR
            R0990 ie015-declaration +TransitOperation:<TIRCarnetNumber>x1</TIRCarnetNumber>
            C0904 ie015-declaration declarationType=TIR
            R0849 ie015-declaration declarationType=TIR; reducedDatasetIndicator=1
            R0900 ie015-declaration declarationType=TIR
            R0901 ie015-declaration declarationType=TIR
            C0839 ie015-declaration -Authorisation
            C0586 ie015-declaration -CountryOfRoutingOfConsignment; -CountryOfRoutingOfConsignment
            C0030 ie015-declaration -CustomsOfficeOfTransitDeclared; -CustomsOfficeOfTransitDeclared
            R0003 ie015-declaration GB003001=>SE002001
            R0004 ie029-release +CustomsOfficeOfTransitDeclared:<arrivalDateAndTimeEstimated>2026-11-24T00:00:00</arrivalDateAndTimeEstimated>
            R0005 ie015-declaration +CustomsOfficeOfTransitDeclared:<arrivalDateAndTimeEstimated>2026-11-23T00:00:00</arrivalDateAndTimeEstimated>
            R0006 ie015-declaration SE002001=>GB002001; GB003001=>CH003001
            R0103 ie015-declaration DK003002=>GB003001
            R0905 ie015-declaration DE004001=>SM004001
            C0130 ie015-declaration +Guarantee:<otherGuaranteeReference>x</otherGuaranteeReference>
            R0318 ie015-declaration GRN=26NO
            C0343 ie015-declaration +ConsignmentItem:<countryOfDestination>DE</countryOfDestination>
            C0909 ie015-declaration +ConsignmentItem:<countryOfDispatch>NO</countryOfDispatch>
            C0502 ie015-declaration +Consignment:<referenceNumberUCR>U</referenceNumberUCR>; +HouseConsignment:<referenceNumberUCR>U</referenceNumberUCR>
            C0542 ie015-declaration +HouseConsignment:<Consignor><name>x</name></Consignor>
            C0349 ie029-release +HouseConsignment:<Consignor><name>x</name></Consignor>
            C0337 ie015-declaration +Consignment:<TransportCharges/>; +HouseConsignment:<TransportCharges/>
            R0506 ie015-declaration +*HouseConsignment:<Consignee><identificationNumber>DE555555555</identificationNumber></Consignee>
            R0507 ie015-declaration +*ConsignmentItem:<declarationType>T1</declarationType>
            C0055 ie015-declaration containerIndicator=0
            C0822 ie015-declaration additionalDeclarationType=A; -containerIndicator
            C0823 ie015-declaration -containerIndicator
            C0872 ie029-release -TransportEquipment
            C0670 ie015-declaration -containerIdentificationNumber; -GoodsReference
            C0569 ie170-presentation +Consignment:<TransportEquipment><sequenceNumber>1</sequenceNumber><numberOfSeals>1</numberOfSeals></TransportEquipment>
            R0106 ie170-presentation +Consignment:<TransportEquipment><sequenceNumber>1</sequenceNumber><numberOfSeals>2</numberOfSeals><Seal><sequenceNumber>1</sequenceNumber><identifier>S</identifier></Seal></TransportEquipment>
            R0107 ie015-declaration S-2=>S-1
            R0448 ie170-presentation +Consignment:<TransportEquipment><sequenceNumber>1</sequenceNumber><numberOfSeals>0</numberOfSeals></TransportEquipment>
            C0826 ie015-declaration inlandModeOfTransport=5
            C0339 ie029-release inlandModeOfTransport=5
            R0472 ie015-declaration inlandModeOfTransport=1
            R0473 ie015-declaration EK12345=>ek12345
            R0474 ie015-declaration typeOfIdentification=31
            R0476 ie015-declaration <CountryOfRouting=><DepartureTransportMeans><sequenceNumber>2</sequenceNumber><typeOfIdentification>30</typeOfIdentification></DepartureTransportMeans><CountryOfRouting
            R0855 ie015-declaration inlandModeOfTransport=1; <CountryOfRouting=><DepartureTransportMeans><sequenceNumber>2</sequenceNumber></DepartureTransportMeans><CountryOfRouting
            C0029 ie029-release security=2; -modeOfTransportAtTheBorder
            C0599 ie015-declaration additionalDeclarationType=A; -modeOfTransportAtTheBorder
            C0806 ie015-declaration modeOfTransportAtTheBorder=5
            C0908 ie029-release security=2
            C0807 ie170-presentation +Consignment:<modeOfTransportAtTheBorder>5</modeOfTransportAtTheBorder><ActiveBorderTransportMeans/>
            C0531 ie015-declaration modeOfTransportAtTheBorder=4
            R0076 ie170-presentation +Consignment:<ActiveBorderTransportMeans><sequenceNumber>1</sequenceNumber><typeOfIdentification>30</typeOfIdentification><identificationNumber>ek1</identificationNumber></ActiveBorderTransportMeans>
            R0789 ie015-declaration -CustomsOfficeOfTransitDeclared; -CustomsOfficeOfTransitDeclared; <PlaceOfLoading>=><ActiveBorderTransportMeans/><PlaceOfLoading>
            C0186 ie015-declaration security=0; +Consignment:<TransportCharges/>
            C0191 ie015-declaration security=0
            C0387 ie015-declaration -UNLocode
            C0403 ie015-declaration additionalDeclarationType=A; -PlaceOfLoading
            C0404 ie170-presentation -PlaceOfLoading
            C0394 ie015-declaration +LocationOfGoods:<UNLocode>NOOSL</UNLocode>
            C0671 ie015-declaration -authorisationNumber
            R0007 ie015-declaration <declarationGoodsItemNumber>2=><declarationGoodsItemNumber>3
            R0988 ie015-declaration goodsItemNumber=2
            R0987 ie015-declaration sequenceNumber=2
            C0153 ie015-declaration -CommodityCode
            C0821 ie015-declaration +CommodityCode:<combinedNomenclatureCode>00</combinedNomenclatureCode>
            C0837 ie015-declaration +HouseConsignment:<PreviousDocument><sequenceNumber>1</sequenceNumber><type>N830</type><referenceNumber>26NOA1234567890AB1</referenceNumber></PreviousDocument>; -netMass
            R0223 ie015-declaration netMass=2000
            R0983 ie015-declaration <grossMass>1000.5</grossMass>=><grossMass>999</grossMass>
            R0994 ie015-declaration grossMass=1000
            R3061 ie015-declaration +ConsignmentItem:<AdditionalInformation><sequenceNumber>1</sequenceNumber><code>30600</code></AdditionalInformation>
            C0298 ie015-declaration +ConsignmentItem:<PreviousDocument><sequenceNumber>1</sequenceNumber><type>N355</type><referenceNumber>X</referenceNumber><quantity>1</quantity></PreviousDocument>
            R0416 ie015-declaration +HouseConsignment:<PreviousDocument><sequenceNumber>1</sequenceNumber><type>N830</type><referenceNumber>26NOEXP1</referenceNumber></PreviousDocument>
            C0060 ie015-declaration -shippingMarks
            R0219 ie015-declaration +ConsignmentItem:<Packaging><sequenceNumber>1</sequenceNumber><typeOfPackages>BX</typeOfPackages><numberOfPackages>0</numberOfPackages></Packaging>
            R0220 ie015-declaration numberOfPackages=0; typeOfPackages=NE
            R0221 ie015-declaration numberOfPackages=0
            R0364 ie015-declaration numberOfPackages=0
            C0128 ie014-invalidation-request +Invalidation:<decision>1</decision>
            C0870 ie014-invalidation-request +Invalidation:<decisionDateAndTime>2026-11-24T09:29:30</decisionDateAndTime>
            C0137 ie014-invalidation-request -justification
            C0129 ie014-invalidation-request -requestDateAndTime
            C0102 ie007-arrival simplifiedProcedure=1
            C0240 ie182-incident code=4
            C0040 ie182-incident code=3; +Incident:<Transhipment><containerIndicator>1</containerIndicator></Transhipment>
            C0820 ie182-incident code=3; +Incident:<TransportEquipment/><Transhipment><containerIndicator>1</containerIndicator></Transhipment>
            C0396 ie182-incident code=2; +Incident:<TransportEquipment/>
            C0460 ie182-incident +Location:<GNSS/>
            C0027 ie043-unloading-permission +TransitOperation:<declarationType>T1</declarationType>
            C0352 ie025-goods-released releaseIndicator=1
            C0353 ie025-goods-released releaseType=1
            C0451 ie060-control type=50; -text
            C0452 ie060-control notificationType=1
            C0455 ie060-control notificationType=1
            C0492 ie056-rejected rejectionCode=4; -rejectionReason
            C0085 ie015-declaration guaranteeType=8
            C0086 ie015-declaration -accessCode
            C0587 ie015-declaration GB003001=>DK003001
            C0598 ie015-declaration security=1
            C0382 ie170-presentation +LocationOfGoods:<PostcodeAddress><postcode>0150</postcode><country>NL</country></PostcodeAddress>
            C0489 ie029-release <referenceNumber>NO010101=><referenceNumber>GB010101; -LocationOfGoods
            C0710 ie015-declaration additionalDeclarationType=A; <referenceNumber>NO010101=><referenceNumber>GB010101; -LocationOfGoods
            C0001 ie015-declaration -Consignee
            C0505 ie015-declaration -postcode
            R3060 ie015-declaration code=30600
            R3062 ie015-declaration +HouseConsignment:<AdditionalInformation><sequenceNumber>1</sequenceNumber><code>30600</code></AdditionalInformation>
            C0015 ie015-declaration +ConsignmentItem:<AdditionalReference><sequenceNumber>1</sequenceNumber><type>C651</type></AdditionalReference>
            R0023 ie015-declaration +ConsignmentItem:<AdditionalReference><sequenceNumber>1</sequenceNumber><type>C658</type><referenceNumber>0</referenceNumber></AdditionalReference>
            R0601 ie015-declaration +ConsignmentItem:<AdditionalReference><sequenceNumber>1</sequenceNumber><type>C651</type><referenceNumber>A</referenceNumber></AdditionalReference>; N853=>C651
            CL008 ie013-amendment <country>SE<=><country>JX<
            CL009 ie182-incident country=ZZZ
            CL017 ie013-amendment typeOfPackages=ZZZ
            CL019 ie182-incident code=ZZZ
            CL038 ie182-incident qualifierOfIdentification=ZZZ
            CL042 ie013-amendment additionalDeclarationType=ZZZ
            CL048 ie013-amendment currency=ZZZ
            CL094 ie013-amendment status=ZZZ
            CL152 ie013-amendment harmonizedSystemSubHeadingCode=999999
            CL165 ie013-amendment nationality=JX
            CL213 ie013-amendment <type>N380<=><type>ZZZ<
            CL214 ie013-amendment <type>N355<=><type>ZZZ<
            CL217 ie013-amendment security=ZZZ
            CL218 ie013-amendment inlandModeOfTransport=ZZZ
            CL219 ie013-amendment -ActiveBorderTransportMeans; <PlaceOfLoading>=><ActiveBorderTransportMeans><sequenceNumber>1</sequenceNumber><typeOfIdentification>77</typeOfIdentification></ActiveBorderTransportMeans><PlaceOfLoading>
            CL226 ie056-rejected rejectionCode=ZZZ
            CL231 ie013-amendment declarationType=ZZZ
            CL235 ie013-amendment type=ZZZ
            CL239 ie013-amendment code=ZZZ
            CL248 ie004-amendment-accepted country=JX
            CL251 ie013-amendment guaranteeType=ZZZ
            CL252 ie055-guarantee-not-valid code=ZZZ
            CL296 ie013-amendment specificCircumstanceIndicator=ZZZ
            CL326 ie007-arrival qualifierOfIdentification=ZZZ
            CL347 ie007-arrival typeOfLocation=ZZZ
            CL380 ie013-amendment <type>Y028<=><type>ZZZ<
            CL560 ie056-rejected businessRejectionType=ZZZ
            CL716 ie060-control type=ZZZ
            CL750 ie013-amendment typeOfIdentification=77
            CL754 ie013-amendment <type>N730<=><type>ZZZ<
            CL101 ie015-declaration +Commodity:<DangerousGoods><sequenceNumber>1</sequenceNumber><UNNumber>ZZZ</UNNumber></DangerousGoods>
            CL116 ie015-declaration +Consignment:<TransportCharges><methodOfPayment>ZZZ</methodOfPayment></TransportCharges>
            CL190 ie170-presentation +LocationOfGoods:<PostcodeAddress><postcode>0150</postcode><country>ZZZ</country></PostcodeAddress>
            CL228 ie015-declaration +HouseConsignment:<PreviousDocument><sequenceNumber>1</sequenceNumber><type>N820</type><referenceNumber>X</referenceNumber></PreviousDocument>
            CL232 ie015-declaration +ConsignmentItem:<declarationType>TIR</declarationType>
            CL236 ie007-arrival <TransitOperation>=><Authorisation><sequenceNumber>1</sequenceNumber><type>ZZZ</type></Authorisation><TransitOperation>
            CL349 ie015-declaration +ConsignmentItem:<PreviousDocument><sequenceNumber>1</sequenceNumber><type>N355</type><referenceNumber>X</referenceNumber><measurementUnitAndQualifier>ZZZ</measurementUnitAndQualifier></PreviousDocument>
            CL704 ie015-declaration +Consignment:<AdditionalSupplyChainActor><sequenceNumber>1</sequenceNumber><role>ZZZ</role></AdditionalSupplyChainActor>
            """;

    /** The same of what phase 6 has otherwise; the samples are those of phase 5 where phase 6 has none of its own. */
    private static final String CASES_OF_PHASE_6 = """
            C0467 ie014-invalidation-request +TransitOperation:<LRN>L</LRN>
            C0003 ie043-unloading-permission security=3
            R0093 ie043-unloading-permission security=3
            C0670 ie015-declaration <LocationOfGoods>=><TransportEquipment><sequenceNumber>2</sequenceNumber><numberOfSeals>1</numberOfSeals><Seal><sequenceNumber>1</sequenceNumber><identifier>S-9</identifier></Seal></TransportEquipment><LocationOfGoods>
            R0448 ie170-presentation +Consignment:<TransportEquipment><sequenceNumber>1</sequenceNumber><numberOfSeals>0</numberOfSeals></TransportEquipment>
            C0599 ie015-declaration additionalDeclarationType=A; -modeOfTransportAtTheBorder
            C0806 ie015-declaration modeOfTransportAtTheBorder=5
            C0154 ie043-unloading-permission security=1; </ncts:CC043C>=><Consignment><HouseConsignment><sequenceNumber>1</sequenceNumber><ConsignmentItem><goodsItemNumber>1</goodsItemNumber><declarationGoodsItemNumber>1</declarationGoodsItemNumber><Commodity><descriptionOfGoods>x</descriptionOfGoods></Commodity></ConsignmentItem></HouseConsignment></Consignment></ncts:CC043C>
            C0240 ie182-incident code=7
            C0820 ie182-incident code=3; +Incident:<TransportEquipment/><Transhipment><containerIndicator>1</containerIndicator></Transhipment>
            C0396 ie182-incident code=7; +Incident:<TransportEquipment/>
            C0492 ie057-rejected -rejectionReason
            """;

    static final String[] BROKEN = CASES.strip().split("\n");

    static final String[] BROKEN_OF_PHASE_6 = CASES_OF_PHASE_6.strip().split("\n");

    @ParameterizedTest
    @FieldSource("BROKEN")
    void isBroken(String line) {
        String[] parts = line.strip().split(" ", 3);
        assertThat(codes(parts[2], sample(parts[1]))).contains(parts[0]);
    }

    @ParameterizedTest
    @FieldSource("BROKEN_OF_PHASE_6")
    void isBrokenInPhase6(String line) {
        String[] parts = line.strip().split(" ", 3);
        String sample = sample(parts[1]).replaceFirst("PhaseID=\"[^\"]*\"", "PhaseID=\"NCTS6\"");
        assertThat(codes("", sample)).doesNotContain(parts[0]);
        assertThat(codes(parts[2], sample)).contains(parts[0]);
    }

    @Test
    void everyRuleIsShown() {
        assertThat(shown(BROKEN)).isEqualTo(written("rules/wire.yaml", "rules/p5.wire.yaml", "rules/codelists.yaml"));
        assertThat(shown(BROKEN_OF_PHASE_6)).isEqualTo(written("rules/p6.wire.yaml"));
    }

    private static Set<String> shown(String[] cases) {
        return Stream.of(cases).map(line -> line.strip().split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> written(String... files) {
        Pattern code = Pattern.compile("(?m)^- code: (\\w+)");
        return Stream.of(files)
                .map(file -> new String(NCTS.folder().get(file), UTF_8))
                .flatMap(rules -> code.matcher(rules).results())
                .map(rule -> rule.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theSamplesBreakNone() {
        SoftAssertions all = new SoftAssertions();
        NCTS.folder().paths().stream()
                .filter(path -> path.endsWith(".wire.xml"))
                .forEach(path -> all.assertThat(
                                codes("", new String(NCTS.folder().get(path), UTF_8)))
                        .as(path)
                        .isEmpty());
        all.assertAll();
    }

    /** What goes out is refused before it goes, with the rule and the place in the network's own form. */
    @Test
    void whatGoesOutKeepsThem() {
        byte[] broken = new String(NCTS.folder().get("samples/notice/ie015-declaration.canonical.xml"), UTF_8)
                .replaceAll("(?s)<LoadingLocation>.*?</LoadingLocation>", "")
                .replace("<AdditionalTypeCode>D</AdditionalTypeCode>", "<AdditionalTypeCode>A</AdditionalTypeCode>")
                .getBytes(UTF_8);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> TRANSLATOR.fromCanonical(NCTS, Kind.NOTICE, broken, Contract.PARAMETERS));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults()).extracting(Fault::reason).anyMatch(reason -> reason.startsWith("C0403: "));
        assertThat(refused.faults().getFirst().position())
                .startsWith("in the form of eu-ncts ")
                .contains("/CC015C/");
    }

    @Test
    void whatIsBrokenInSeveralFilesIsToldAtOnce() {
        byte[] broken = new String(NCTS.folder().get("samples/notice/ie015-declaration.canonical.xml"), UTF_8)
                .replace("<TypeCode>8</TypeCode>", "<TypeCode>Q</TypeCode>")
                .getBytes(UTF_8);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> TRANSLATOR.fromCanonical(NCTS, Kind.NOTICE, broken, Contract.PARAMETERS));
        assertThat(refused.faults())
                .extracting(fault -> fault.reason().replaceFirst(":.*", ""))
                .containsExactly("C0130", "CL251");
    }

    private static Set<String> codes(String changes, String sample) {
        String message = sample;
        for (String change : changes.isEmpty() ? new String[0] : changes.split("; ")) {
            String changed = changed(message, change);
            assertThat(changed).as(change).isNotEqualTo(message);
            message = changed;
        }
        return TRANSLATOR
                .toCanonical(NCTS, new Wire("application/xml", message.getBytes(UTF_8)), Contract.PARAMETERS)
                .warnings()
                .stream()
                .map(warning -> warning.reason().replaceFirst(":.*", ""))
                .filter(code -> code.matches("[CR]\\d{4}|CL\\d{3}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String changed(String message, String change) {
        String[] replaced = change.split("=>", 2);
        if (replaced.length == 2) {
            return message.replaceFirst(Pattern.quote(replaced[0]), Matcher.quoteReplacement(replaced[1]));
        }
        if (change.startsWith("-")) {
            return message.replaceFirst("(?s)<" + change.substring(1) + ">.*?</" + change.substring(1) + ">", "");
        }
        if (change.startsWith("+")) {
            String[] put = change.substring(1).split(":", 2);
            String into = "<" + put[0].replace("*", "") + ">";
            return put[0].startsWith("*")
                    ? message.replace(into, into + put[1])
                    : message.replaceFirst(into, Matcher.quoteReplacement(into + put[1]));
        }
        String[] set = change.split("=", 2);
        return message.replaceFirst(
                "<" + set[0] + ">[^<]*</", Matcher.quoteReplacement("<" + set[0] + ">" + set[1] + "</"));
    }

    private static String sample(String name) {
        return new String(NCTS.folder().get("samples/notice/" + name + ".wire.xml"), UTF_8);
    }
}
