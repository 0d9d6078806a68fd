package org.exchangehub.connectors.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Format;
import org.exchangehub.contracts.Kind;
import tools.jackson.databind.json.JsonMapper;

/** Writes the connector.yaml and agreement.yaml of a new folder. */
final class ConnectorYaml {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Draft draft;

    ConnectorYaml(Draft draft) {
        this.draft = draft;
    }

    /** @param loss the paths that the maps do not carry, by kind */
    String connector(Map<Kind, ? extends Collection<String>> loss) {
        String name = quoted(draft.name());
        String format = Draft.code(draft.format());
        StringBuilder yaml = new StringBuilder()
                .append("id: " + draft.id() + "\n")
                .append("name: {\"no\": " + name + ", en: " + name + "}\n")
                .append("area: to be described\n")
                .append("role: agency\n")
                .append("# false until somebody of the partner has confirmed what stands here\n")
                .append("confirmed: false\n")
                .append("competence:\n  version: \"1\"\n  role: " + Draft.code(draft.role()) + "\n  rules:\n")
                .append("    - {id: goods, directions: "
                        + list(draft.directions().stream().map(Draft::code).toList())
                        + ", commodities: " + quotedList() + "}\n")
                .append("receives:\n  channel: " + Draft.code(draft.channel()) + "\n  format: " + format
                        + "\n  kinds:\n")
                .append("    referral: " + received("referral", "SubmitQuestion") + "\n")
                .append("    withdrawal: " + received("withdrawal", "WithdrawQuestion") + "\n");
        if (draft.decides()) {
            yaml.append("    reminder: " + received("reminder", "RemindOfQuestion") + "\n");
            yaml.append("sends:\n  format: " + format + "\n  kinds:\n    disposition: " + sent() + "\n");
        }
        yaml.append(loss(loss));
        yaml.append("simulator:\n")
                .append(draft.format().isCanonical() ? "" : "  answer: simulator/answer.xsl\n")
                .append("  delay: PT1S\n");
        return yaml.toString();
    }

    /** Whoever decides has a time to do so, and is reminded of it. */
    String agreement() {
        String kinds = draft.decides() ? """
                  receives: [referral, withdrawal, reminder]
                  sends: [disposition]
                deadlines:
                  # To be agreed; meanwhile the goods are held as long as there is no answer.
                  referral:
                    acknowledge: {hours: 4}
                    answer: {workingDays: 2}
                    reminder: {workingDays: 1}
                    contingency: hold
                """ : """
                  receives: [referral, withdrawal]
                  sends: []
                """;
        return """
                version: "1"
                legalBasis: to be named
                purpose: "Decisions about goods: %s"
                kinds:
                %s""".formatted(draft.id(), kinds);
    }

    private String received(String kind, String operation) {
        if (draft.format().isCanonical()) {
            return "{repeatable: true}";
        }
        String schema = switch (draft.format()) {
            case JSON -> "contract/question.schema.json";
            case EDIFACT -> "contract/cusdec.xml";
            default -> "contract/messages.xsd";
        };
        return "{map: maps/" + kind + ".to-partner.xsl, schema: " + schema
                + (draft.channel() == Channel.SOAP
                        ? ", operation: " + operation + ", soapAction: \"" + namespace() + ":" + operation + "\""
                        : "")
                + (draft.channel() == Channel.PUSH && draft.format() == Format.JSON ? ", path: /questions" : "")
                + ", repeatable: true}";
    }

    private String sent() {
        String map = ", map: maps/disposition.from-partner.xsl, schema: contract/";
        return switch (draft.format()) {
            case JSON -> "{recognise: {member: answers}" + map + "answer.schema.json}";
            case XML -> "{recognise: {root: \"{" + namespace() + "}Answer\"}" + map + "messages.xsd}";
            case EDIFACT -> "{recognise: {message: CUSRES}" + map + "cusres.xml}";
            case CANONICAL_XML, CANONICAL_JSON -> "{}";
        };
    }

    private static String loss(Map<Kind, ? extends Collection<String>> loss) {
        StringBuilder yaml = new StringBuilder();
        new TreeMap<>(loss).forEach((kind, paths) -> {
            if (!paths.isEmpty()) {
                yaml.append("  " + kind.code() + ":\n");
                paths.forEach(
                        path -> yaml.append(
                                "    - {path: " + path
                                        + ", severity: minor, why: Not carried by the first maps; map it or say why it is not needed}\n"));
            }
        });
        return yaml.isEmpty() ? "" : "loss:\n" + yaml;
    }

    private String namespace() {
        return "urn:exchangehub:partner:" + draft.id() + ":1";
    }

    private String quotedList() {
        return list(draft.commodities().stream().map(ConnectorYaml::quoted).toList());
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** A JSON text is a YAML text. */
    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
