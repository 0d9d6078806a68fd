package org.exchangehub.connectors;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline;
import org.exchangehub.connectors.deadline.Term;
import org.exchangehub.connectors.deadline.WorkingCalendar;
import org.exchangehub.contracts.Kind;
import tools.jackson.databind.JsonNode;

/** Reads a folder's {@code agreement.yaml}. */
final class AgreementReader {

    private static final JsonSchemaCheck SCHEMA = JsonSchemaCheck.packaged("agreement.schema.json");
    private static final BigDecimal MILLIS_OF_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());

    private final YamlFile file;

    AgreementReader(Folder folder) {
        this.file = new YamlFile(folder, "agreement.yaml", SCHEMA);
    }

    /** @throws BadFolderException with the file and what is wrong with it */
    Agreement read() {
        JsonNode yaml = file.tree();
        Set<Kind> receives = kinds(yaml.path("kinds").path("receives"));
        return new Agreement(
                yaml.get("version").asString(),
                yaml.get("legalBasis").asString(),
                yaml.get("purpose").asString(),
                receives,
                kinds(yaml.path("kinds").path("sends")),
                deadlines(yaml.path("deadlines"), receives, calendar(yaml.path("calendar"))));
    }

    private Map<Kind, Deadline> deadlines(JsonNode yaml, Set<Kind> receives, WorkingCalendar calendar) {
        Map<Kind, Deadline> deadlines = new EnumMap<>(Kind.class);
        for (Map.Entry<String, JsonNode> entry : yaml.properties()) {
            Kind kind = Kind.ofCode(entry.getKey()).orElseThrow();
            if (!receives.contains(kind)) {
                throw file.fault("/deadlines/" + entry.getKey(), "the partner may not receive this kind");
            }
            Deadline deadline = deadline(entry.getValue(), calendar);
            if (kind == Kind.CONTROL_ORDER && deadline.contingency() == Contingency.RELEASE_WITH_OBLIGATION) {
                throw file.fault(
                        "/deadlines/control-order/contingency", "a control that is not carried out releases no goods");
            }
            deadlines.put(kind, deadline);
        }
        return Collections.unmodifiableMap(deadlines);
    }

    private static Deadline deadline(JsonNode yaml, WorkingCalendar calendar) {
        return new Deadline(
                term(yaml.path("answer")).orElseThrow(),
                term(yaml.path("acknowledge")),
                term(yaml.path("reminder")).orElse(Deadline.REMINDER),
                term(yaml.path("escalation")).orElse(Deadline.ESCALATION),
                yaml.path("contingency").asString("hold").equals("hold")
                        ? Contingency.HOLD
                        : Contingency.RELEASE_WITH_OBLIGATION,
                calendar);
    }

    private static Optional<Term> term(JsonNode yaml) {
        if (yaml.has("workingDays")) {
            return Optional.of(new Term.WorkingDays(yaml.get("workingDays").asInt()));
        }
        return yaml.has("hours")
                ? Optional.of(new Term.Hours(Duration.ofMillis(yaml.get("hours")
                        .decimalValue()
                        .multiply(MILLIS_OF_HOUR)
                        .longValue())))
                : Optional.empty();
    }

    private WorkingCalendar calendar(JsonNode yaml) {
        Set<LocalDate> closed = new HashSet<>();
        for (int i = 0; i < yaml.path("closed").size(); i++) {
            closed.add(day(yaml.path("closed").get(i).asString(), "/calendar/closed/" + i));
        }
        LocalTime opens = time(yaml.path("opens"), WorkingCalendar.STANDARD.opens());
        LocalTime closes = time(yaml.path("closes"), WorkingCalendar.STANDARD.closes());
        if (!opens.isBefore(closes)) {
            throw file.fault("/calendar", "the agency closes at " + closes + " before it opens at " + opens);
        }
        return new WorkingCalendar(opens, closes, closed);
    }

    private LocalDate day(String text, String place) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw file.fault(place, "there is no day " + text);
        }
    }

    private static LocalTime time(JsonNode yaml, LocalTime otherwise) {
        return yaml.isMissingNode() ? otherwise : LocalTime.parse(yaml.asString());
    }

    private static Set<Kind> kinds(JsonNode yaml) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        yaml.forEach(code -> kinds.add(Kind.ofCode(code.asString()).orElseThrow()));
        return kinds;
    }
}
