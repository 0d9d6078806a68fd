package org.exchangehub.connectors.simulator.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.exchangehub.connectors.simulator.Note;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Sent;
import org.exchangehub.connectors.simulator.Simulator;

/** The part of a partner's page with the newest messages in and out. */
final class MessagePart {

    private static final int SHOWN = 50;

    private MessagePart() {}

    static String received(Simulator partner, String home) {
        return Html.table(
                "Received, newest first",
                "Nothing yet.",
                List.of("When", "Message", "Kind", "About", "Came again"),
                partner.received().reversed().stream()
                        .limit(SHOWN)
                        .map(received -> row(received, home))
                        .toList());
    }

    private static String row(Received received, String home) {
        return Html.row(
                Html.cell("time", Html.time(received.at())),
                Html.cell("id", link(home + "/received/", received.messageId())),
                Html.cell(
                        "",
                        received.note()
                                .map(note -> Html.text(note.kind().code()))
                                .orElseGet(() -> Html.badge("bad", "not understood"))),
                Html.cell("id", received.note().map(MessagePart::about).orElse("")),
                Html.cell("number", received.repeats() == 0 ? "" : String.valueOf(received.repeats())));
    }

    private static String about(Note note) {
        return Html.text(note.reference()
                + (note.number() > 0 ? " no. " + note.number() : "")
                + note.code().map(code -> " " + code).orElse(""));
    }

    static String sent(Simulator partner, String home) {
        return Html.table(
                "Answers sent, newest first",
                "None yet.",
                List.of("When", "Message", "Answers", "The hub"),
                partner.sent().reversed().stream()
                        .limit(SHOWN)
                        .map(sent -> row(sent, home))
                        .toList());
    }

    private static String row(Sent sent, String home) {
        return Html.row(
                Html.cell("time", Html.time(sent.at())),
                Html.cell("id", link(home + "/sent/", sent.messageId())),
                Html.cell("id", link(home + "/received/", sent.inReplyTo())),
                Html.cell(
                        "",
                        sent.refusal()
                                .map(reason -> Html.badge("bad", "refused it") + " " + Html.text(shortened(reason)))
                                .orElseGet(() -> Html.badge("good", "took it"))));
    }

    private static String shortened(String reason) {
        return reason.length() <= 300 ? reason : reason.substring(0, 300) + " …";
    }

    private static String link(String address, String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return "<a href=\"" + Html.text(address + encoded) + "\">" + Html.text(id) + "</a>";
    }
}
