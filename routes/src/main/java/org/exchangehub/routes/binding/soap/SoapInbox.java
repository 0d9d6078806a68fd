package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.binding.RequestBody;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;

/**
 * The inbox: takes one-way messages of partners that speak SOAP of their own, 1.1 or 1.2, whose body is the message itself. Once it is
 * durable the answer is 202 and empty; a refusal is a fault with the hub's code and the position in the caller's document. Its own
 * servlet, since it answers in the version that it was called in.
 */
public final class SoapInbox extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Set<String> TYPES = Set.of("text/xml", "application/xml", "application/soap+xml");

    private final transient Senders senders;
    private final transient SoapIntake intake;
    private final transient Refusals refusals;
    private final transient Canonical canonical;
    private final long bodyLimit;

    public SoapInbox(Senders senders, SoapIntake intake, Refusals refusals, Canonical canonical, long bodyLimit) {
        this.senders = senders;
        this.intake = intake;
        this.refusals = refusals;
        this.canonical = canonical;
        this.bodyLimit = bodyLimit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        SoapVersion version = FaultDocument.spoken(type.toLowerCase(Locale.ROOT));
        Optional<String> id = Optional.empty();
        try {
            Called call = read(request, type);
            version = call.envelope().version();
            id = call.messageId();
            intake.takeOwn(call);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } catch (RefusedException refusal) {
            byte[] document =
                    canonical.write(refusals.document(refusal.messageId().orElse("none"), id, refusal));
            say(
                    response,
                    version,
                    FaultDocument.isCallers(refusal.reason()),
                    FaultDocument.of(version, refusal.reason(), document));
        } catch (SoapFault ofSoap) {
            String code = ofSoap.getFaultCode().getLocalPart();
            say(response, version, true, FaultDocument.ofSoap(version, code, String.valueOf(ofSoap.getMessage())));
        }
    }

    private static void say(HttpServletResponse response, SoapVersion version, boolean callers, String fault)
            throws IOException {
        response.setStatus(FaultDocument.status(version, callers));
        response.setContentType(FaultDocument.contentType(version));
        response.getOutputStream().write(fault.getBytes(UTF_8));
    }

    private Called read(HttpServletRequest request, String type) {
        Sender sender = senders.byToken();
        Optional<String> id = Optional.empty();
        byte[] body = new byte[0];
        try {
            supported(type);
            body = RequestBody.read(request, bodyLimit);
            Envelope envelope = EnvelopeReader.readOwn(DocumentText.of(body, type));
            // What is kept of it from now on is the message alone, without the passwords in its header.
            body = Excerpt.of(envelope.document(), envelope.call()).bytes();
            sender = senders.of(sender, envelope);
            understood(envelope);
            Optional<Proved> proof = sender.proof();
            id = proof.map(Proved::messageId).or(envelope::messageId);
            id.filter(given -> !ReceivedCall.isId(given)).ifPresent(given -> {
                throw new RefusedException(
                        Reason.RULE_BROKEN,
                        "wsa:MessageID",
                        "A message id has 1 to " + ReceivedCall.LONGEST_ID + " printable characters");
            });
            Optional<String> relatesTo = proof.isPresent() ? proof.flatMap(Proved::relatesTo) : envelope.relatesTo();
            return new Called(
                    sender.known(), Operation.SEND_MESSAGE, envelope, id, relatesTo.filter(ReceivedCall::isId), proof);
        } catch (RefusedException refusal) {
            if (sender.partner().isEmpty()) {
                throw refusal.reason() == Reason.UNAUTHENTICATED
                        ? refusal
                        : sender.nobody().orElse(refusal);
            }
            throw intake.unreadable(sender, id.filter(ReceivedCall::isId), body, refusal);
        } catch (IOException lost) {
            throw new RefusedException(Reason.MALFORMED, "The body did not come whole");
        }
    }

    private static void supported(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(plain)) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "Send SOAP 1.1 as text/xml or SOAP 1.2 as application/soap+xml, without attachments, not as "
                            + plain);
        }
    }

    /** @throws SoapFault MustUnderstand where a header is to be understood that the hub does not know */
    private static void understood(Envelope envelope) {
        Set<QName> unknown = new HashSet<>(envelope.mustUnderstand());
        unknown.removeAll(ReceivedCall.UNDERSTOOD);
        if (!unknown.isEmpty()) {
            throw new SoapFault(
                    "A header is not understood",
                    new QName(unknown.iterator().next().getNamespaceURI(), "MustUnderstand"));
        }
    }
}
