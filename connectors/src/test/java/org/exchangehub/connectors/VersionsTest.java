package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;

/** Two versions of a contract at once, code lists, and business rules. */
class VersionsTest {

    private static final TestFolder TWO = TestFolder.of("two-versions");
    private static final Translator TRANSLATOR = TestFolder.translator();
    private static final Connector CONNECTOR = TWO.connector(TRANSLATOR);

    private static Rendered referral(Connector connector, String sample) {
        return TRANSLATOR.fromCanonical(
                connector,
                Kind.REFERRAL,
                TWO.folder().get("samples/referral/" + sample + ".canonical.xml"),
                TestFolder.PARAMETERS);
    }

    private static Translated answer(Connector connector, String json) {
        return TRANSLATOR.toCanonical(
                connector, new Wire("application/json", json.getBytes(UTF_8)), TestFolder.PARAMETERS);
    }

    @Test
    void theMessageChoosesTheVersion() {
        assertThat(referral(CONNECTOR, "old").version()).contains("1");
        assertThat(referral(CONNECTOR, "new").version()).contains("2");
        assertThat(answer(CONNECTOR, "{\"id\": \"R\", \"at\": \"2026-11-24T11:00:00Z\", \"answer\": \"yes\"}")
                        .version())
                .contains("1");
        assertThat(answer(CONNECTOR, "{\"id\": \"R\", \"at\": \"2026-11-24T11:00:00Z\", \"decision\": \"yes\"}")
                        .version())
                .contains("2");
    }

    @Test
    void whereNoVersionAppliesTheMessageIsRefused() {
        Connector only = TWO.with("connector.yaml", "{version: \"1\", map:", "{version: \"1\", when: \"false()\", map:")
                .connector(TRANSLATOR);
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> referral(only, "old"));
        assertThat(refused.reason()).isEqualTo(Reason.MAP_FAILED);
    }

    @Test
    void theFoldersOwnCodeListComesBeforeTheSharedOne() {
        assertThat(new String(referral(CONNECTOR, "new").wire().bytes(), UTF_8)).contains("8 head, alive");
        Connector shared = TWO.without("codelists/units.csv").connector(TRANSLATOR);
        assertThat(new String(referral(shared, "new").wire().bytes(), UTF_8)).contains("8 piece");
        assertThat(referral(shared, "new").mapHash())
                .isNotEqualTo(referral(CONNECTOR, "new").mapHash());
        assertThat(referral(shared, "old").mapHash())
                .isEqualTo(referral(CONNECTOR, "old").mapHash());
    }

    @Test
    void everyBrokenRuleIsToldWithItsCodeAndPosition() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> answer(CONNECTOR, "{\"id\": \"R\", \"at\": \"2026-11-24T13:00:00Z\", \"decision\": \"no\"}"));
        assertThat(refused.reason()).isEqualTo(Reason.RULE_BROKEN);
        assertThat(refused.faults())
                .containsExactly(
                        new Fault(
                                "in canonical form line 1: /Disposition/Line/DispositionCode",
                                "T-1: A refusal says why"),
                        new Fault(
                                "in canonical form the time of the decision",
                                "T-2: A decision is not made in the future"));
    }

    @Test
    void aRuleThatCanNotBeEvaluatedIsAFaultOfTheFolderAndNotOfTheSender() {
        Connector broken = TWO.with("rules/disposition.yaml", "xs:dateTime(EventDateTime)", "xs:dateTime(ReferralID)")
                .connector(TRANSLATOR);
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> answer(broken, "{\"id\": \"R\", \"at\": \"2026-11-24T11:00:00Z\", \"decision\": \"yes\"}"));
        assertThat(refused.reason()).isEqualTo(Reason.MAP_FAILED);
        assertThat(refused.faults().getFirst().position()).isEqualTo("two-versions/rules/disposition.yaml rule T-2");
    }

    @Test
    void aVersionWithoutASampleAndALossOfOneVersionAreTold() {
        assertThat(faults(TWO.without("samples/referral/new.canonical.xml")))
                .anyMatch(fault -> fault.contains("has a sample that is accepted in version 2"));
        assertThat(faults(TWO.with("connector.yaml", ", version: \"1\"}", "}")))
                .anyMatch(fault -> fault.contains("Declaration/GoodsItem/Description is declared as lost"));
    }

    private static List<String> faults(TestFolder folder) {
        return new Contract(folder.connector(TRANSLATOR), TRANSLATOR, TestFolder.CANONICAL)
                .all().stream().filter(Check::isFailed).map(Check::toString).toList();
    }
}
