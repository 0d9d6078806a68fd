package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.binding.Patience;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Operation;

/** Answers the calls of one service, whatever operation they are. */
@WebServiceProvider
@ServiceMode(Service.Mode.PAYLOAD)
final class Answering implements Provider<Source> {

    private final SoapIntake intake;
    private final SoapQueries queries;
    private final Canonical canonical;

    Answering(SoapIntake intake, SoapQueries queries, Canonical canonical) {
        this.intake = intake;
        this.queries = queries;
        this.canonical = canonical;
    }

    /** @param streamed not looked at: the call was read from end to end before, with the positions of its parts */
    @Override
    public Source invoke(Source streamed) {
        Called call = PhaseInterceptorChain.getCurrentMessage().getExchange().get(Called.class);
        Operation operation = call.operation();
        Optional<byte[]> document = SoapService.bringsMessage(operation)
                ? Optional.of(answer(operation, intake.take(call)))
                : queries.answer(call);
        return new StreamSource(new ByteArrayInputStream(response(operation, document)));
    }

    private byte[] answer(Operation operation, Answer taken) {
        return SoapService.isQuestion(operation)
                ? queries.answerTo(taken, patience())
                : canonical.write(taken.receipt());
    }

    /** SOAP has no header of its own for it; the call is by HTTP, and that has one. */
    private static Duration patience() {
        Map<String, List<String>> headers = CastUtils.cast(
                (Map<?, ?>) PhaseInterceptorChain.getCurrentMessage().get(Message.PROTOCOL_HEADERS));
        List<String> prefer = headers == null ? null : headers.get("Prefer");
        return Patience.of(prefer == null ? null : String.join(", ", prefer));
    }

    private static byte[] response(Operation operation, Optional<byte[]> document) {
        String name = "hub:" + operation.title() + "Response";
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        out.writeBytes(("<" + name + " xmlns:hub=\"" + Canonical.NAMESPACE + "\">").getBytes(UTF_8));
        document.ifPresent(xml -> out.write(xml, afterDeclaration(xml), xml.length - afterDeclaration(xml)));
        out.writeBytes(("</" + name + ">").getBytes(UTF_8));
        return out.toByteArray();
    }

    private static int afterDeclaration(byte[] document) {
        int from = 0;
        if (document.length > 1 && document[1] == '?') {
            while (document[from] != '>') {
                from++;
            }
            from++;
        }
        return from;
    }
}
