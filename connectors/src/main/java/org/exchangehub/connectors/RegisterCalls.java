package org.exchangehub.connectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.RegisterSaid;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the calls to a register that a partner keeps, and reads what it says. Answer maps say one thing in the namespace
 * {@link Calls#NAMESPACE}: {@code permit} (holds the canonical permit), {@code several}, {@code absent}, {@code failed} (reason);
 * {@code ledger} with each {@code line} (number, issued, reserved, consumed, unit) and {@code use} (line, mrn, or lrn with
 * declarant and declarant-type, item, reserved, consumed); {@code list} with each {@code item} (id); {@code done}, or {@code
 * refused} (reason, one of the canonical reason codes, text, and raw, which is logged).
 */
public final class RegisterCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterCalls.class);

    private static final Set<String> MEANINGS =
            Set.of("permit", "several", "absent", "failed", "ledger", "list", "done", "refused");

    private final Calls calls;
    private final Canonical canonical;

    public RegisterCalls(Translator translator, Canonical canonical) {
        this.calls = new Calls(translator);
        this.canonical = canonical;
    }

    /**
     * The body of a call; empty where it is a GET.
     *
     * @param allocation what is to be done; empty for a read
     * @throws NotOfferedException where the request map says that the partner can not do it
     * @throws RefusedException MAP_FAILED also where the message of a read has no mark of one, or that of a write has: neither goes
     *     out
     */
    public Optional<Wire> outbound(
            Connector to,
            HeldRegister register,
            Call call,
            Optional<byte[]> allocation,
            Map<String, String> parameters) {
        Optional<Wire> body = allocation
                .map(about -> calls.question(to, call, about, parameters))
                .orElseGet(() -> calls.question(to, call, parameters));
        ReadMark.fault(register, call, body).ifPresent(fault -> {
            throw new RefusedException(Reason.MAP_FAILED, to.id().value(), fault);
        });
        return body;
    }

    /** The SOAP headers of a call, each a child of the root; nothing where the partner wants none. */
    public Optional<Wire> headers(Connector to, HeldRegister register, Map<String, String> parameters) {
        return register.headers().flatMap(headers -> calls.question(to, headers.call(), parameters));
    }

    /** What it says about one permit: {@link RegisterSaid.Found}, Absent, Several or Failed. */
    public RegisterSaid permit(Connector from, Call call, Wire said, Map<String, String> parameters) {
        XdmNode meaning = calls.meaning(from, call, said, parameters, Set.of("permit", "several", "absent", "failed"));
        return switch (name(meaning)) {
            case "permit" -> found(from, meaning, parameters);
            case "several" -> new RegisterSaid.Several();
            default -> absentOrFailed(meaning);
        };
    }

    private RegisterSaid found(Connector from, XdmNode meaning, Map<String, String> parameters) {
        List<XdmNode> held = new ArrayList<>();
        meaning.children("*").forEach(held::add);
        if (held.size() != 1) {
            throw unclear(from, "it holds " + held.size() + " permits");
        }
        byte[] xml = WireTree.write(held.getFirst(), Format.XML);
        try {
            canonical.validate(xml);
        } catch (RefusedException invalid) {
            throw new RefusedException(Reason.MAP_FAILED, invalid.faults(), invalid);
        }
        Permit permit = canonical.read(xml, Permit.class);
        boolean isTheOne = permit.getPermitID().equals(parameters.get("reference"))
                && permit.getKindCode().equals(parameters.get("kind"))
                && permit.getIssuerID().equals(from.id().value());
        if (!isTheOne) {
            throw unclear(from, "it speaks of another permit");
        }
        return new RegisterSaid.Found(permit, xml);
    }

    /** What it says about the quantities of one permit: {@link RegisterSaid.Ledger}, Absent or Failed. */
    public RegisterSaid ledger(Connector from, Call call, Wire said, Map<String, String> parameters) {
        XdmNode meaning = calls.meaning(from, call, said, parameters, Set.of("ledger", "absent", "failed"));
        if (!name(meaning).equals("ledger")) {
            return absentOrFailed(meaning);
        }
        List<RegisterSaid.Line> lines = new ArrayList<>();
        meaning.children("line").forEach(line -> lines.add(line(from, line)));
        List<RegisterSaid.Use> uses = new ArrayList<>();
        meaning.children("use").forEach(use -> uses.add(use(from, use)));
        addsUp(from, lines, uses);
        Set<String> records = new HashSet<>();
        meaning.children("record")
                .forEach(record -> records.add(attribute(record, "request")
                        .orElseThrow(() -> unclear(from, "a record does not say by which request it was entered"))));
        return new RegisterSaid.Ledger(List.copyOf(lines), List.copyOf(uses), Set.copyOf(records));
    }

    private static RegisterSaid.Line line(Connector from, XdmNode line) {
        return new RegisterSaid.Line(
                number(from, line, "number"),
                amount(from, line, "issued"),
                amount(from, line, "reserved"),
                amount(from, line, "consumed"),
                attribute(line, "unit"));
    }

    private static RegisterSaid.Use use(Connector from, XdmNode use) {
        String declaration = attribute(use, "mrn")
                .map(mrn -> "MRN:" + mrn)
                .or(() -> attribute(use, "lrn")
                        .map(lrn -> "LRN:" + attribute(use, "declarant-type").orElse("") + ":"
                                + attribute(use, "declarant").orElse("") + ":" + lrn))
                .orElseThrow(() -> unclear(from, "a use names no declaration"));
        return new RegisterSaid.Use(
                number(from, use, "line"),
                declaration,
                number(from, use, "item"),
                amount(from, use, "reserved"),
                amount(from, use, "consumed"));
    }

    /** Nothing is concluded from a ledger that contradicts itself. */
    private static void addsUp(Connector from, List<RegisterSaid.Line> lines, List<RegisterSaid.Use> uses) {
        Set<Integer> numbers = new HashSet<>();
        for (RegisterSaid.Line line : lines) {
            if (!numbers.add(line.number())) {
                throw unclear(from, "line " + line.number() + " stands there twice");
            }
            BigDecimal taken = line.reserved().add(line.consumed());
            if (taken.compareTo(line.issued()) > 0) {
                throw unclear(from, "of line " + line.number() + " more is taken than issued");
            }
            BigDecimal used = uses.stream()
                    .filter(use -> use.line() == line.number())
                    .map(use -> use.reserved().add(use.consumed()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (used.compareTo(taken) > 0) {
                throw unclear(from, "the uses of line " + line.number() + " are more than it says is taken");
            }
        }
        Set<String> users = new HashSet<>();
        for (RegisterSaid.Use use : uses) {
            if (!numbers.contains(use.line())) {
                throw unclear(from, "a use is of line " + use.line() + ", which is not there");
            }
            if (!users.add(use.line() + " " + use.declaration() + " " + use.item())) {
                throw unclear(from, "a declaration line stands there twice");
            }
        }
    }

    /** The references of a holder's permits; none is an answer. */
    public List<String> list(Connector from, Call call, Wire said, Map<String, String> parameters) {
        return calls.listed(from, call, said, parameters).items();
    }

    /** What it says to a write: {@link RegisterSaid.Done}, Refused or Failed. */
    public RegisterSaid written(Connector from, Call call, Wire said, Map<String, String> parameters) {
        XdmNode meaning = calls.meaning(from, call, said, parameters, Set.of("done", "refused", "failed"));
        // For its owner: what is published are known codes only.
        attribute(meaning, "raw")
                .ifPresent(raw ->
                        LOG.warn("The register of {} said {} to call {}", from.id(), raw, parameters.get("call-id")));
        return switch (name(meaning)) {
            case "done" -> new RegisterSaid.Done(attribute(meaning, "warning"));
            case "refused" -> refused(from, meaning);
            default -> absentOrFailed(meaning);
        };
    }

    private static RegisterSaid refused(Connector from, XdmNode meaning) {
        String code = needed(from, meaning, "reason");
        try {
            return new RegisterSaid.Refused(
                    PermitReasonCode.fromValue(code),
                    attribute(meaning, "text").orElse("The register of " + from.id() + " refuses it"));
        } catch (IllegalArgumentException unknown) {
            throw unclear(from, code + " is no reason code");
        }
    }

    /** What an answer map says that an answer means, as XML. */
    public byte[] meaning(Connector from, Call call, Wire said, Map<String, String> parameters) {
        return WireTree.write(calls.meaning(from, call, said, parameters, MEANINGS), Format.XML);
    }

    private static RegisterSaid absentOrFailed(XdmNode meaning) {
        return name(meaning).equals("absent")
                ? new RegisterSaid.Absent()
                : new RegisterSaid.Failed(attribute(meaning, "reason").orElse("the partner gives no reason"));
    }

    private static int number(Connector from, XdmNode node, String name) {
        String text = needed(from, node, name);
        if (!text.matches("[0-9]{1,5}")) {
            throw unclear(from, text + " is no number");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal amount(Connector from, XdmNode node, String name) {
        String text = needed(from, node, name);
        if (!text.matches("[0-9]{1,20}(\\.[0-9]{1,6})?")) {
            throw unclear(from, text + " is no quantity");
        }
        return new BigDecimal(text);
    }

    private static String needed(Connector from, XdmNode node, String name) {
        return attribute(node, name).orElseThrow(() -> unclear(from, name(node) + " has no " + name));
    }

    private static Optional<String> attribute(XdmNode element, String name) {
        return Optional.ofNullable(element.attribute(name)).filter(value -> !value.isEmpty());
    }

    private static String name(XdmNode element) {
        return element.getNodeName().getLocalName();
    }

    private static RefusedException unclear(Connector from, String what) {
        return new RefusedException(Reason.MAP_FAILED, from.id().value(), what);
    }
}
