package org.exchangehub.connectors.simulator;

import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Permit;

/**
 * Serves the register that a simulated partner keeps. Its serve map turns a {@code question} into {@code register} (attributes action:
 * PERMIT, LEDGER, HELD (both), LIST or what a {@link org.exchangehub.connectors.permit.RegisterAction} does; reference, and as the action needs holder, line, user, quantity, request, text), gets
 * {@code registered} with the question and what came of it ({@code permit}s, {@code line}s and their {@code use}s, {@code record}s, or {@code
 * refused}), and writes {@code served} from that, or asks again: then what it gets holds what it got before. The action ALL does every
 * {@code register} inside it or none of them. Reads and writes need the credential of their own.
 */
final class HeldDesk {

    private static final String PERMITS = "simulator/permits/";
    private static final String NS = Replies.NAMESPACE;

    private final HeldBook book = new HeldBook();
    private final Map<String, String> credentials;
    private final Optional<HeldRegister> register;
    private final Faults faults;
    private final Folder folder;

    HeldDesk(Connector partner, Faults faults) {
        this.faults = faults;
        folder = partner.folder();
        register = partner.register();
        credentials = register.map(held -> credentials(held, partner)).orElse(Map.of());
        reset();
    }

    private static Map<String, String> credentials(HeldRegister held, Connector partner) {
        HeldRegister.Credentials names = held.credentials();
        Map<String, String> shown = new HashMap<>();
        shown.put(names.read(), (names.tokenDigest() ? "reader:" : "") + "simulated-read-of-" + partner.id());
        shown.put(names.write(), (names.tokenDigest() ? "writer:" : "") + "simulated-write-of-" + partner.id());
        names.client().ifPresent(client -> shown.put(client, "simulated-client-of-" + partner.id()));
        return shown;
    }

    HeldBook book() {
        return book;
    }

    /** The register as at the start: with the permits of the folder. */
    void reset() {
        book.clear();
        if (register.isPresent()) {
            folder.paths().stream().filter(path -> path.startsWith(PERMITS)).forEach(path -> {
                byte[] permit = folder.get(path);
                book.issue(new Canonical().read(permit, Permit.class), permit, false);
            });
        }
    }

    /** What the partner wants to see, by the name of the credential. */
    Map<String, String> credentials() {
        return credentials;
    }

    /**
     * Whether the caller proved that it may do this.
     *
     * @param write whether the call that it is part of writes
     */
    boolean lets(XdmNode asked, boolean write, Optional<String> bearer) {
        String action = Objects.requireNonNull(asked.attribute("action"));
        boolean reads = !write && List.of("PERMIT", "LEDGER", "HELD", "LIST").contains(action);
        return register.map(held -> credentials.get(
                        reads ? held.credentials().read() : held.credentials().write()))
                .filter(secret -> bearer.filter(secret::equals).isPresent())
                .isPresent();
    }

    /** What came of it, as the serve map reads it. */
    String answer(XdmNode asked, XdmNode question) {
        String action = Objects.requireNonNull(asked.attribute("action"));
        StringBuilder xml = new StringBuilder("<s:registered xmlns:s=\"" + NS + "\" action=\"" + action + "\">");
        switch (action) {
            case "PERMIT" -> book.find(text(asked, "reference")).ifPresent(held -> permits(xml, held));
            case "HELD" ->
                book.find(text(asked, "reference")).ifPresent(held -> {
                    permits(xml, held);
                    ledger(xml, held);
                });
            case "LEDGER" -> book.find(text(asked, "reference")).ifPresent(held -> ledger(xml, held));
            case "ALL" -> writeAll(xml, asked);
            case "LIST" -> book.ofHolder(text(asked, "holder")).forEach(held -> permit(xml, held));
            default -> write(xml, asked, action);
        }
        return xml.append(new String(WireTree.write(question, Format.XML), java.nio.charset.StandardCharsets.UTF_8))
                .append("</s:registered>")
                .toString();
    }

    private void write(StringBuilder xml, XdmNode asked, String action) {
        HeldBook.Command command = command(asked, action);
        Optional<HeldBook.Refusal> refusal = book.write(command);
        if (faults.strikes(FaultKind.DUPLICATE, command.request())) {
            refusal = book.write(command);
        }
        refusal.ifPresent(why -> refused(xml, command, why));
    }

    private void writeAll(StringBuilder xml, XdmNode asked) {
        List<HeldBook.Command> commands = asked.select(child(NS, "register"))
                .map(one -> command(one, text(one, "action")))
                .toList();
        String request = text(asked, "request");
        Optional<HeldBook.Undone> undone = book.writeAll(request, commands);
        if (faults.strikes(FaultKind.DUPLICATE, request)) {
            undone = book.writeAll(request, commands);
        }
        undone.ifPresent(one -> refused(xml, one.command(), one.why()));
    }

    private static HeldBook.Command command(XdmNode asked, String action) {
        return new HeldBook.Command(
                action,
                text(asked, "reference"),
                Integer.parseInt(text(asked, "line")),
                text(asked, "user"),
                Optional.ofNullable(asked.attribute("quantity"))
                        .filter(given -> !given.isEmpty())
                        .map(BigDecimal::new),
                text(asked, "request"),
                text(asked, "text"));
    }

    private static void refused(StringBuilder xml, HeldBook.Command command, HeldBook.Refusal why) {
        xml.append("<s:refused");
        Questions.attribute(xml, "reason", why.reason());
        Questions.attribute(xml, "text", why.text());
        Questions.attribute(xml, "line", String.valueOf(command.line()));
        Questions.attribute(xml, "user", command.user());
        xml.append("/>");
    }

    private static void permits(StringBuilder xml, HeldBook.Held held) {
        permit(xml, held);
        if (held.twice()) {
            permit(xml, held);
        }
    }

    private static void permit(StringBuilder xml, HeldBook.Held held) {
        String document = new String(held.canonical(), java.nio.charset.StandardCharsets.UTF_8);
        xml.append("<s:permit>")
                .append(document.replaceFirst("^<\\?xml[^>]*\\?>\\s*", ""))
                .append("</s:permit>");
    }

    private static void ledger(StringBuilder xml, HeldBook.Held held) {
        xml.append("<s:ledger>");
        held.lines().forEach((number, account) -> {
            xml.append("<s:line");
            Questions.attribute(xml, "number", String.valueOf(number));
            Questions.attribute(xml, "issued", account.issued.toPlainString());
            Questions.attribute(xml, "unit", account.unit);
            Questions.attribute(xml, "reserved", account.reserved().toPlainString());
            Questions.attribute(xml, "consumed", account.consumed().toPlainString());
            xml.append('>');
            account.shares.forEach((user, share) -> {
                xml.append("<s:use");
                Questions.attribute(xml, "user", user);
                Questions.attribute(xml, "reserved", share.reserved().toPlainString());
                Questions.attribute(xml, "consumed", share.consumed().toPlainString());
                xml.append("/>");
            });
            xml.append("</s:line>");
        });
        held.records().keySet().forEach(request -> {
            xml.append("<s:record");
            Questions.attribute(xml, "request", request);
            xml.append("/>");
        });
        xml.append("</s:ledger>");
    }

    private static String text(XdmNode node, String name) {
        return Optional.ofNullable(node.attribute(name)).orElse("");
    }

    static Optional<XdmNode> asked(XdmNode result) {
        return result.select(child(NS, "register").where(isElement())).asOptionalNode();
    }
}
