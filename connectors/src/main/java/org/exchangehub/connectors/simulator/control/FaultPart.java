package org.exchangehub.connectors.simulator.control;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.simulator.FaultHit;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Simulator;

/** The part of a partner's page where faults are switched, and what they have struck. */
final class FaultPart {

    private FaultPart() {}

    static String of(Simulator partner, String home) {
        List<FaultSwitch> on = partner.faults().switches();
        List<String> kinds = Arrays.stream(FaultKind.values())
                .map(kind -> row(
                        kind, on.stream().filter(fault -> fault.kind() == kind).findFirst(), home))
                .toList();
        List<String> hits = partner.faults().hits().reversed().stream()
                .limit(50)
                .map(FaultPart::hit)
                .toList();
        return Html.table("Faults", "", List.of("Fault", "State", "Switch"), kinds)
                + Html.table(
                        "What faults have struck",
                        "Nothing yet.",
                        List.of("When", "Fault", "Message or doing", "Times"),
                        hits);
    }

    private static String row(FaultKind kind, Optional<FaultSwitch> on, String home) {
        return Html.row(
                "<th scope=\"row\">" + kind.title() + "<br><small>" + kind.effect() + "</small></th>",
                Html.cell("", on.map(FaultPart::state).orElse("off")),
                Html.cell(
                        "",
                        on.isPresent()
                                ? Html.button(home + "/fault-clear", "kind", kind.code(), "Switch off")
                                : form(kind, home)));
    }

    private static String state(FaultSwitch fault) {
        return Html.badge("bad", "on") + " "
                + Html.text((fault.probability() < 1 ? "with probability " + fault.probability() + " " : "")
                        + fault.left().map(left -> left + " more, ").orElse("")
                        + fault.until().map(end -> "until " + Html.time(end)).orElse("until switched off")
                        + (hasDelay(fault.kind()) ? ", delay " + fault.delay() : ""));
    }

    private static String form(FaultKind kind, String home) {
        return "<form method=\"post\" action=\"" + home + "/fault\"><input type=\"hidden\" name=\"kind\" value=\""
                + kind.code() + "\">"
                + "<label>Probability<input class=\"short\" name=\"probability\" type=\"number\" min=\"0.01\" max=\"1\" step=\"0.01\" value=\"1\"></label>"
                + "<label>Count<input class=\"short\" name=\"count\" type=\"number\" min=\"1\"></label>"
                + "<label>Lasting<input class=\"short\" name=\"lasting\" placeholder=\"PT10M\" pattern=\"P.*\"></label>"
                + (hasDelay(kind)
                        ? "<label>Delay<input class=\"short\" name=\"delay\" pattern=\"P.*\" value=\""
                                + FaultSwitch.usual(kind) + "\"></label>"
                        : "")
                + "<button aria-label=\"Switch on: " + kind.title() + "\">Switch on</button></form>";
    }

    private static boolean hasDelay(FaultKind kind) {
        return kind == FaultKind.SLOW || kind == FaultKind.LATE;
    }

    private static String hit(FaultHit hit) {
        Instant at = hit.at();
        return Html.row(
                Html.cell("time", Html.time(at)),
                Html.cell("", hit.kind().title()),
                Html.cell("id", Html.text(hit.target())),
                Html.cell("number", String.valueOf(hit.times())));
    }
}
