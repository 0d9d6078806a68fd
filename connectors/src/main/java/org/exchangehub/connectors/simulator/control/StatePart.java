package org.exchangehub.connectors.simulator.control;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.exchangehub.connectors.simulator.PermitState;
import org.exchangehub.connectors.simulator.ReferralState;
import org.exchangehub.connectors.simulator.ReferralState.Standing;
import org.exchangehub.connectors.simulator.Simulator;

/** The part of a partner's page with what it knows: referrals, permits, controls, problems. */
final class StatePart {

    private static final int SHOWN = 100;

    private StatePart() {}

    static String referrals(Simulator partner, String home) {
        return Html.table(
                "Referrals, open ones first",
                "None yet.",
                List.of("Referral", "Version", "Lines", "State", "Since", "Answer"),
                partner.referrals().reversed().stream()
                        .sorted(Comparator.comparing(ReferralState::standing))
                        .limit(SHOWN)
                        .map(referral -> row(partner, referral, home))
                        .toList());
    }

    private static String row(Simulator partner, ReferralState referral, String home) {
        boolean answerable = referral.standing() != Standing.WITHDRAWN && partner.takesScripts();
        return Html.row(
                Html.cell("id", Html.text(referral.reference())),
                Html.cell("number", String.valueOf(referral.version())),
                Html.cell(
                        "",
                        referral.lines().stream()
                                .map(line -> Html.text(line.number()
                                        + line.commodity()
                                                .map(code -> ": " + code)
                                                .orElse("")))
                                .collect(Collectors.joining("<br>"))),
                Html.cell("", standing(referral)),
                Html.cell("time", Html.time(referral.since())),
                Html.cell("", answerable ? AnswerPart.answer(home, referral.reference()) : ""));
    }

    private static String standing(ReferralState referral) {
        String tone = switch (referral.standing()) {
            case OPEN -> "wait";
            case ANSWERED -> "good";
            case WITHDRAWN -> "";
        };
        return Html.badge(tone, referral.standing().name().toLowerCase(java.util.Locale.ROOT))
                + (referral.answers() > 0 ? "<br><small>answers sent: " + referral.answers() + "</small>" : "")
                + (referral.refusal().isPresent() ? "<br>" + Html.badge("bad", "refused by the hub") : "");
    }

    static String permits(Simulator partner) {
        return Html.table(
                "Permits",
                "None.",
                List.of("Permit", "State", "Line", "Issued", "Reserved", "Consumed", "Left"),
                partner.permits().stream()
                        .flatMap(permit -> permit.lines().stream().map(line -> row(permit, line)))
                        .toList());
    }

    private static String row(PermitState permit, PermitState.Line line) {
        return Html.row(
                Html.cell("id", Html.text(permit.reference())),
                Html.cell("", Html.text(permit.status())),
                Html.cell("number", String.valueOf(line.number())),
                Html.cell(
                        "number",
                        line.issued().map(BigDecimal::toPlainString).orElse("") + " "
                                + Html.text(line.unit().orElse(""))),
                Html.cell("number", line.reserved().toPlainString()),
                Html.cell("number", line.consumed().toPlainString()),
                Html.cell("number", line.left().map(BigDecimal::toPlainString).orElse("")));
    }

    static String controls(Simulator partner) {
        return Html.table(
                "Controls",
                "None.",
                List.of("Control", "Case", "Ordered because", "Result", "Since"),
                partner.controls().stream()
                        .map(control -> Html.row(
                                Html.cell("id", Html.text(control.reference())),
                                Html.cell("id", Html.text(control.caseId().orElse(""))),
                                Html.cell("", Html.text(control.order().orElse(""))),
                                Html.cell("", Html.text(control.result().orElse(""))),
                                Html.cell("time", Html.time(control.since()))))
                        .toList());
    }

    static String problems(Simulator partner) {
        return Html.table(
                "Problems",
                "None.",
                List.of("When", "Message", "What"),
                partner.problems().reversed().stream()
                        .limit(SHOWN)
                        .map(problem -> Html.row(
                                Html.cell("time", Html.time(problem.at())),
                                Html.cell("id", Html.text(problem.target())),
                                Html.cell("", Html.text(problem.text()))))
                        .toList());
    }
}
