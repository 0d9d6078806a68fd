package org.exchangehub.connectors.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.exchangehub.connectors.simulator.ScriptEntry;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.contracts.v1.DispositionCode;

/** The part of a partner's page where answers are given and laid down beforehand. */
final class AnswerPart {

    private AnswerPart() {}

    static String answer(String home, String referral) {
        return "<form method=\"post\" action=\"" + home + "/answer\"><input type=\"hidden\" name=\"referral\" value=\""
                + Html.text(referral) + "\"><label>All lines" + choice(false)
                + "</label><button class=\"strong\">Answer"
                + "</button></form>";
    }

    static String scripts(Simulator partner, String home) {
        if (!partner.takesScripts()) {
            return "<h2>Answers laid down</h2><p>The reply map of this folder takes none: it has no parameter"
                    + " <code>script</code>.</p>";
        }
        List<String> rows = partner.scripts().stream().map(AnswerPart::row).toList();
        return Html.table(
                        "Answers laid down",
                        "None: what comes next is answered by the rules, or by hand.",
                        List.of("Referral", "Goods", "Answers", "Times"),
                        rows)
                + (rows.isEmpty() ? "" : Html.button(home + "/script-clear", "sure", "yes", "Remove all"))
                + "<form class=\"card\" method=\"post\" action=\"" + home + "/script\">"
                + "<label>Goods under (empty: all)<input name=\"commodity\" inputmode=\"numeric\" pattern=\"[0-9]{0,10}\"></label>"
                + "<label>Referral (empty: any)<input name=\"referral\"></label>"
                + "<label>First answer" + choice(false) + "</label>" + delay()
                + "<label>Second answer" + choice(true) + "</label>" + delay()
                + "<label>Times<input class=\"short\" name=\"times\" type=\"number\" min=\"1\" value=\"1\"></label>"
                + "<button>Lay down</button></form>";
    }

    private static String row(ScriptEntry entry) {
        return Html.row(
                Html.cell("id", Html.text(entry.referral().orElse("any"))),
                Html.cell("", Html.text(entry.commodity().isEmpty() ? "all" : entry.commodity())),
                Html.cell(
                        "",
                        entry.steps().stream()
                                .map(step -> Html.text(step.disposition().value()
                                        + step.delay()
                                                .map(delay -> " after " + delay)
                                                .orElse("")))
                                .collect(Collectors.joining(", then "))),
                Html.cell("number", String.valueOf(entry.times())));
    }

    private static String delay() {
        return "<label>after<input class=\"short\" name=\"delay\" placeholder=\"PT5S\" pattern=\"P.*\"></label>";
    }

    private static String choice(boolean none) {
        return "<select name=\"disposition\">" + (none ? "<option value=\"\">none</option>" : "")
                + Arrays.stream(DispositionCode.values())
                        .map(DispositionCode::value)
                        .map(code -> "<option" + (!none && code.equals("MAY_PROCEED") ? " selected" : "") + ">" + code
                                + "</option>")
                        .collect(Collectors.joining())
                + "</select>";
    }
}
