package org.exchangehub.connectors.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.connectors.HeardMapping;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.Rule;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.ToldMapping;
import org.exchangehub.contracts.Kind;

/** Writes the page of all partners, in Markdown, from their folders alone. */
final class PartnerPage {

    private static final String NONE = "–";

    private PartnerPage() {}

    static String of(List<Connector> partners) {
        StringBuilder page = new StringBuilder()
                .append("# Partners\n\n")
                .append("Written by `connectors/connector catalogue` from `connectors/partners/`; do not edit.\n\n")
                .append(partners.size() + " partners, "
                        + partners.stream()
                                .filter(one -> one.notConnected().isEmpty())
                                .count() + " of them connected.\n");
        for (Role role : Role.values()) {
            List<Connector> these =
                    partners.stream().filter(one -> one.role() == role).toList();
            if (!these.isEmpty()) {
                page.append("\n## " + title(role) + "\n\n")
                        .append(
                                "| partner | competent for | goods | its answer | channel | format | receives | sends |\n")
                        .append("|---|---|---|---|---|---|---|---|\n");
                these.forEach(one -> page.append(row(one)));
            }
        }
        page.append("\n## Documents, losses and what is not confirmed\n");
        partners.forEach(one -> page.append(details(one)));
        return page.toString();
    }

    private static String row(Connector one) {
        return Stream.of(
                        "[" + cell(one.name()) + "](#" + one.id() + ")",
                        cell(one.area()),
                        one.competence().map(how -> goods(how.rules())).orElse(NONE),
                        one.competence().map(how -> Draft.code(how.role())).orElse(NONE),
                        one.receives().map(PartnerPage::channels).orElse(NONE),
                        formats(one),
                        one.receives().map(how -> kinds(how.kinds().keySet())).orElse(NONE),
                        one.sends().map(how -> kinds(how.kinds().keySet())).orElse(NONE))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String channels(Receives how) {
        String channels = how.channels().stream().map(Draft::code).collect(Collectors.joining(", "));
        return how.signed() ? channels + ", signed" : channels;
    }

    private static String details(Connector one) {
        StringBuilder text = new StringBuilder("\n### " + one.id() + "\n\n")
                .append(one.name() + " (" + one.localName() + "), folder [" + one.id() + "](../connectors/partners/"
                        + one.id() + "/connector.yaml).");
        one.notConnected().ifPresent(why -> text.append(" Not connected: " + why + "."));
        if (!one.confirmed()) {
            text.append(" Not confirmed: rests on general knowledge.");
        }
        text.append("\n\n- legal basis: " + one.agreement().legalBasis() + " (agreement "
                + one.agreement().version() + ")\n");
        one.agreement()
                .deadlines()
                .forEach((kind, deadline) -> text.append("- " + DeadlineText.of(kind, deadline) + "\n"));
        if (!one.documents().isEmpty()) {
            text.append("- documents: " + String.join("; ", one.documents()) + "\n");
        }
        if (!one.referenceCodes().isEmpty()) {
            text.append("- reference codes: " + String.join(", ", one.referenceCodes()) + "\n");
        }
        String versions = versions(one);
        if (!versions.isEmpty()) {
            text.append("- contract versions: " + versions + "\n");
        }
        String calls = calls(one);
        if (!calls.isEmpty()) {
            text.append("- calls: " + calls + "\n");
        }
        one.loss().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        text.append("- a " + entry.getKey().code() + " loses: " + losses(entry.getValue()) + "\n"));
        return text.toString();
    }

    /** What is said within calls, asked after them, and fetched. */
    private static String calls(Connector one) {
        Stream<String> received = one.receives().stream()
                .flatMap(how -> how.kinds().entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .flatMap(kind -> Stream.of(
                                kind.getValue().answers().isEmpty()
                                        ? ""
                                        : "a " + kind.getKey().code() + " is answered within the call",
                                kind.getValue().readBack().isEmpty()
                                        ? ""
                                        : "a " + kind.getKey().code() + " whose answer is lost is read back")
                        .filter(text -> !text.isEmpty()));
        Stream<String> sent = one.sends().flatMap(Sends::poll).stream()
                .map(poll -> "what it sends is listed, fetched and acknowledged over "
                        + (poll.list().soap() ? "SOAP" : "REST"));
        return Stream.concat(received, sent).collect(Collectors.joining("; "));
    }

    /** What matters by name, the rest by number: the folder has it all. */
    private static String losses(List<DeclaredLoss> losses) {
        return Stream.of(DeclaredLoss.Severity.MAJOR, DeclaredLoss.Severity.MINOR, DeclaredLoss.Severity.NONE)
                .map(severity -> {
                    List<DeclaredLoss> these = losses.stream()
                            .filter(loss -> loss.severity() == severity)
                            .sorted(Comparator.comparing(DeclaredLoss::path))
                            .toList();
                    String fields = severity == DeclaredLoss.Severity.NONE
                            ? ""
                            : these.stream()
                                    .map(loss -> "`" + loss.path() + "` (" + loss.why() + ")")
                                    .collect(Collectors.joining(", ", ": ", ""));
                    return these.isEmpty()
                            ? ""
                            : these.size() + " " + Draft.code(severity).replace("none", "without harm") + fields;
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String versions(Connector one) {
        Stream<String> received = one.receives().stream()
                .flatMap(how -> how.kinds().values().stream())
                .flatMap(how -> how.mappings().stream())
                .map(ToldMapping::version)
                .flatMap(version -> version.stream());
        Stream<String> sent = one.sends().stream()
                .flatMap(how -> how.kinds().values().stream())
                .flatMap(how -> how.mappings().stream())
                .map(HeardMapping::version)
                .flatMap(version -> version.stream());
        return Stream.concat(received, sent).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String formats(Connector one) {
        String formats = Stream.concat(
                        one.receives().stream().map(how -> Draft.code(how.format())),
                        one.sends().stream().map(how -> Draft.code(how.format())))
                .distinct()
                .collect(Collectors.joining(", "));
        return formats.isEmpty() ? NONE : formats;
    }

    private static String goods(List<Rule> rules) {
        return rules.stream()
                .map(rule -> Stream.of(
                                rule.directions().stream()
                                        .map(Draft::code)
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                rule.commodities().stream().sorted().collect(Collectors.joining(" ")),
                                rule.documents().isEmpty()
                                        ? ""
                                        : "document "
                                                + rule.documents().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(" ")))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(": ")))
                .collect(Collectors.joining("; "));
    }

    private static String kinds(Set<Kind> kinds) {
        return kinds.stream().sorted().map(Kind::code).collect(Collectors.joining(", "));
    }

    private static String title(Role role) {
        return switch (role) {
            case CUSTOMS -> "Customs";
            case AGENCY -> "Agencies";
            case ADMINISTRATION -> "Customs administrations";
            case NETWORK -> "Networks";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
