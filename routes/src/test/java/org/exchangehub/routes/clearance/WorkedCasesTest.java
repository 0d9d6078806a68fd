package org.exchangehub.routes.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Facts.Asked;
import org.exchangehub.routes.clearance.Facts.ControlFact;
import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.Overdue;
import org.exchangehub.routes.clearance.Facts.PermitFact;
import org.exchangehub.routes.clearance.Facts.PermitStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The worked cases of docs/clearance.md, told in the codes that US and UK agencies give, by the tables of these codes. */
class WorkedCasesTest {

    private static final Path ROOT = Path.of("..");
    private static final String DAY = "2026-11-24T";
    private static final Instant NOW = Instant.parse(DAY + "13:00:00Z");
    private static final PartnerId SOMEBODY = new PartnerId("customs");
    private static final Map<String, DispositionCode> CODES = codes();

    private static Map<String, DispositionCode> codes() {
        Map<String, DispositionCode> codes = new HashMap<>();
        for (String list : List.of("us-pga-dispositions", "uk-btms-decisions")) {
            try {
                Files.readAllLines(ROOT.resolve("connectors/codelists/" + list + ".csv")).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .forEach(row -> codes.put(row[0], DispositionCode.fromValue(row[1])));
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
        return codes;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(files = "../docs/clearance-cases.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void isAdvisedAsThePageSays(String number, String what, String told, String advice, String custody) {
        Advice given = new Calculus(Policies.own()).advise(facts(Objects.requireNonNullElse(told, "")));
        assertThat(given.code().value()).as(what).isEqualTo(advice);
        assertThat(given.whole().custody().value()).as(what).isEqualTo(custody);
    }

    @Test
    void theTablesOfCodesLeadThereAndBack() throws IOException {
        List<String[]> back = Files.readAllLines(ROOT.resolve("connectors/codelists/dispositions.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(back)
                .extracting(row -> row[0])
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DispositionCode.values())
                        .map(DispositionCode::value)
                        .toList());
        for (String[] row : back) {
            for (int column : List.of(1, 3)) {
                boolean same = CODES.get(row[column]) == DispositionCode.fromValue(row[0]);
                boolean several = column == 3 && row[0].equals("REFUSE") || row[0].equals("CONDITIONAL");
                assertThat(row[column + 1].isEmpty())
                        .as(row[0] + " as " + row[column] + ": what is lost is said, and nothing else")
                        .isEqualTo(same && !several);
            }
        }
    }

    private static Facts facts(String told) {
        List<Asked> asked = new ArrayList<>();
        List<ControlFact> controls = new ArrayList<>();
        List<PermitFact> permits = new ArrayList<>();
        for (String one : told.split("\\|")) {
            String[] words = one.trim().split(" ");
            switch (words[0]) {
                case "" -> {}
                case "control" ->
                    controls.add(new ControlFact(
                            new UUID(0, 1),
                            SOMEBODY,
                            Set.of(),
                            ControlStanding.valueOf(words[1]),
                            NOW,
                            Optional.empty(),
                            "RISK"));
                case "permit" ->
                    permits.add(new PermitFact(
                            "P-1",
                            SOMEBODY,
                            1,
                            PermitStanding.valueOf(words[1]),
                            NOW,
                            "CHECKED",
                            "checked",
                            overdue(words.length > 2 ? words[2] : "")));
                default -> asked.add(asked(words));
            }
        }
        return new Facts(List.of(1), asked, controls, permits, NOW);
    }

    private static Asked asked(String[] words) {
        return new Asked(
                new PartnerId(words[0]),
                UUID.nameUUIDFromBytes(words[0].getBytes(StandardCharsets.UTF_8)),
                CompetenceRole.DECIDE,
                1,
                NOW.minusSeconds(36000),
                Optional.empty(),
                overdue(words[1]),
                Arrays.stream(words)
                        .skip(1)
                        .filter(word -> word.contains("@"))
                        .map(WorkedCasesTest::given)
                        .toList());
    }

    private static Optional<Overdue> overdue(String word) {
        return switch (word) {
            case "overdue-hold" -> Optional.of(new Overdue(NOW, Contingency.HOLD, Optional.empty()));
            case "overdue-release" ->
                Optional.of(new Overdue(NOW, Contingency.RELEASE_WITH_OBLIGATION, Optional.of(new UUID(0, 2))));
            default -> Optional.empty();
        };
    }

    /** CODE@EVENT, or CODE@EVENT<END OF VALIDITY. */
    private static Given given(String told) {
        String[] parts = told.split("[@<]");
        return new Given(
                Objects.requireNonNull(CODES.get(parts[0]), told),
                Instant.parse(DAY + parts[1] + ":00Z"),
                parts.length > 2 ? Optional.of(Instant.parse(DAY + parts[2] + ":00Z")) : Optional.empty(),
                Optional.of(parts[0]),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)));
    }
}
