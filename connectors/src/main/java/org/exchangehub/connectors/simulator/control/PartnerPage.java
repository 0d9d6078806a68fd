package org.exchangehub.connectors.simulator.control;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.exchangehub.connectors.simulator.AnswerMode;
import org.exchangehub.connectors.simulator.Simulator;

/** The page of one simulated partner: what it has received and knows, and the switches that steer it. */
final class PartnerPage {

    private static final DateTimeFormatter SERIES =
            DateTimeFormatter.ofPattern("'SIM'yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private PartnerPage() {}

    static String of(Simulator partner) {
        String home = "/partners/" + partner.id();
        return Html.page(
                partner.partner().name(),
                summary(partner)
                        + "<div class=\"bar\">" + switches(partner, home) + "</div>"
                        + StatePart.referrals(partner, home)
                        + AnswerPart.scripts(partner, home)
                        + FaultPart.of(partner, home)
                        + MessagePart.received(partner, home)
                        + MessagePart.sent(partner, home)
                        + StatePart.permits(partner)
                        + StatePart.controls(partner)
                        + StatePart.problems(partner));
    }

    private static String summary(Simulator simulator) {
        Views.Summary partner = Views.summary(simulator);
        return "<p>" + partner.id() + " · " + partner.channel() + ", " + partner.format()
                + partner.url()
                        .map(URI::toString)
                        .map(url -> ", called at " + Html.text(url))
                        .orElse("")
                + " · " + ListPage.up(partner.up()) + " "
                + Html.badge(
                        simulator.mode() == AnswerMode.MANUAL ? "wait" : "",
                        simulator.mode() == AnswerMode.MANUAL ? "waits for your answers" : "answers by its rules")
                + " · <a href=\"/api" + "/partners/" + partner.id() + "\">as JSON</a></p>";
    }

    private static String switches(Simulator partner, String home) {
        AnswerMode other = partner.mode() == AnswerMode.RULES ? AnswerMode.MANUAL : AnswerMode.RULES;
        return "<a href=\"" + home + "\">Refresh</a>"
                + Html.button(
                        home + "/power",
                        "up",
                        String.valueOf(!partner.isUp()),
                        partner.isUp() ? "Switch off" : "Switch on")
                + Html.button(
                        home + "/mode",
                        "answers",
                        other.name().toLowerCase(Locale.ROOT),
                        other == AnswerMode.MANUAL ? "Answer by hand" : "Answer by its rules")
                + (partner.lodges()
                        ? Html.button(home + "/lodge", "series", SERIES.format(Instant.now()), "Lodge its declarations")
                        : "")
                + Html.button(home + "/reset", "sure", "yes", "Forget all and start anew");
    }
}
