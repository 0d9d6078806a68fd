package org.exchangehub.routes.binding.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import org.exchangehub.contracts.SecureXml;
import org.exchangehub.routes.binding.RequestBody;
import org.exchangehub.routes.intake.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call before CXF does: who calls, a body of bounded size, in it one harmless SOAP message. CXF gets the reader
 * that the whole hub reads XML with.
 */
final class ReceivedCall extends AbstractSoapInterceptor {

    static final int LONGEST_ID = 70;

    static final Set<QName> UNDERSTOOD = Stream.concat(
                    Stream.of("To", "Action", "MessageID", "RelatesTo")
                            .map(name -> new QName(EnvelopeReader.ADDRESSING, name)),
                    Stream.of(EnvelopeReader.SECURITY))
            .collect(Collectors.toUnmodifiableSet());

    private final SoapService service;
    private final Senders senders;
    private final SoapIntake intake;
    private final long bodyLimit;

    ReceivedCall(SoapService service, Senders senders, SoapIntake intake, long bodyLimit) {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
        this.service = service;
        this.senders = senders;
        this.intake = intake;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handleMessage(SoapMessage message) {
        HttpServletRequest request =
                (HttpServletRequest) Objects.requireNonNull(message.get(AbstractHTTPDestination.HTTP_REQUEST));
        if (request.getMethod().equals("GET") && asksForContract(request.getQueryString())) {
            return;
        }
        if (!request.getMethod().equals("POST")) {
            throw new RefusedException(Reason.METHOD_NOT_ALLOWED, "A SOAP call is an HTTP POST");
        }
        Sender sender = senders.byToken();
        Optional<String> id = header(request, "Message-Id");
        byte[] body = new byte[0];
        try {
            String type = contentType(request);
            body = RequestBody.read(request, bodyLimit);
            Envelope envelope = EnvelopeReader.read(DocumentText.of(body, type));
            sender = senders.of(sender, envelope);
            sender.proof().ifPresent(proof -> message.getExchange().put(Proved.class, proof));
            id = sender.proof().map(Proved::messageId).or(envelope::messageId).or(() -> header(request, "Message-Id"));
            message.getExchange().put(Called.class, called(sender, envelope, id, request));
            message.removeContent(InputStream.class);
            message.setContent(XMLStreamReader.class, SecureXml.reader(envelope.document()));
        } catch (RefusedException refusal) {
            if (sender.partner().isEmpty()) {
                throw refusal.reason() == Reason.UNAUTHENTICATED
                        ? refusal
                        : sender.nobody().orElse(refusal);
            }
            throw service.takesMessages()
                    ? intake.unreadable(sender, id.filter(ReceivedCall::isId), body, refusal)
                    : refusal;
        } catch (XMLStreamException impossible) {
            throw SchemaValidator.refusal(impossible);
        } catch (IOException lost) {
            throw new RefusedException(Reason.MALFORMED, "The body did not come whole");
        }
    }

    /** Not ReplyTo and FaultTo: an answer goes back on the call itself, never to an address that a message names. */
    @Override
    public Set<QName> getUnderstoodHeaders() {
        return UNDERSTOOD;
    }

    private Called called(Sender sender, Envelope envelope, Optional<String> id, HttpServletRequest request) {
        id.filter(given -> !isId(given)).ifPresent(given -> {
            throw new RefusedException(
                    Reason.RULE_BROKEN,
                    envelope.messageId().isPresent() ? "wsa:MessageID" : "Message-Id",
                    "A message id has 1 to " + LONGEST_ID + " printable characters");
        });
        Operation operation = service.operation(envelope.call());
        Stream.of(header(request, "SOAPAction").map(ReceivedCall::unquoted), envelope.action())
                .flatMap(Optional::stream)
                .filter(action -> !action.isEmpty() && !action.equals(service.action(operation)))
                .forEach(action -> {
                    throw new RefusedException(
                            Reason.KIND_CONTRADICTS_PATH,
                            envelope.call().position(),
                            "The action names another operation than " + operation.title());
                });
        Optional<String> relatesTo = sender.proof().isPresent()
                ? sender.proof().flatMap(Proved::relatesTo)
                : envelope.relatesTo().or(() -> header(request, "Correlation-Id"));
        return new Called(
                sender.known(), operation, envelope, id, relatesTo.filter(ReceivedCall::isId), sender.proof());
    }

    private static String contentType(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("text/xml") && !plain.equals("application/xml")) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE, "Send SOAP 1.1 as text/xml without attachments, not as " + plain);
        }
        return type;
    }

    private static boolean asksForContract(@Nullable String query) {
        String asked = String.valueOf(query).toLowerCase(Locale.ROOT);
        return asked.equals("wsdl") || asked.startsWith("wsdl=") || asked.startsWith("xsd=");
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip);
    }

    private static String unquoted(String action) {
        return action.length() > 1 && action.startsWith("\"") && action.endsWith("\"")
                ? action.substring(1, action.length() - 1)
                : action;
    }

    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && id.chars().allMatch(one -> one > 0x20 && one < 0x7F);
    }
}
