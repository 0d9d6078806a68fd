package org.exchangehub.connectors.simulator.control;

import java.util.List;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;

/** The page of all simulated partners. */
final class ListPage {

    private ListPage() {}

    static String of(Simulators simulators) {
        List<String> rows = simulators.all().stream().map(ListPage::row).toList();
        return Html.page(
                "Simulated partners",
                "<p>Each plays the partner of one connector folder. The same by program: <a href=\"/openapi.yaml\">OpenAPI"
                        + "</a>. Chance has the seed " + simulators.seed() + ".</p>"
                        + Html.table(
                                rows.size() + " partners",
                                "No folder says how its partner is played.",
                                List.of(
                                        "Partner",
                                        "Channel",
                                        "State",
                                        "Answers",
                                        "Received",
                                        "Open",
                                        "Sent",
                                        "Faults",
                                        "Problems"),
                                rows));
    }

    private static String row(Simulator simulator) {
        Views.Summary partner = Views.summary(simulator);
        return Html.row(
                "<th scope=\"row\"><a href=\"/partners/" + partner.id() + "\">" + Html.text(partner.name()) + "</a><br>"
                        + "<small>" + partner.id() + "</small></th>",
                Html.cell("", Html.text(partner.channel() + ", " + partner.format())),
                Html.cell("", up(partner.up())),
                Html.cell("", Html.text(partner.answers())),
                number(partner.received(), ""),
                number(partner.open(), "wait"),
                number(partner.sent(), ""),
                number(partner.faults(), "bad"),
                number(partner.problems(), "bad"));
    }

    static String up(boolean up) {
        return up ? Html.badge("good", "works") : Html.badge("bad", "switched off");
    }

    private static String number(long count, String tone) {
        return Html.cell("number", count > 0 && !tone.isEmpty() ? Html.badge(tone, count) : String.valueOf(count));
    }
}
