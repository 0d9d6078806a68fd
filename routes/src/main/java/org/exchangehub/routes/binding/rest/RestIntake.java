package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Interchanges;
import org.exchangehub.routes.intake.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls that bring a message. Each is answered with 202 once the message is durable. */
@RestController
@RequestMapping("/api/v1")
public final class RestIntake {

    private final RestCalls calls;
    private final Intake intake;
    private final Interchanges interchanges;
    private final Canonical canonical;

    public RestIntake(RestCalls calls, Intake intake, Interchanges interchanges, Canonical canonical) {
        this.calls = calls;
        this.intake = intake;
        this.interchanges = interchanges;
        this.canonical = canonical;
    }

    @PostMapping("/permits")
    ResponseEntity<byte[]> register(HttpServletRequest request) throws IOException {
        return take(request, Operation.REGISTER_PERMIT, Optional.empty());
    }

    @PostMapping("/declarations")
    ResponseEntity<byte[]> lodge(HttpServletRequest request) throws IOException {
        return take(request, Operation.LODGE_DECLARATION, Optional.empty());
    }

    @PutMapping("/cases/{caseId}/declaration")
    ResponseEntity<byte[]> replace(HttpServletRequest request, @PathVariable("caseId") String caseId)
            throws IOException {
        return take(request, Operation.REPLACE_DECLARATION, Optional.of(caseId));
    }

    @PostMapping("/cases/{caseId}/acceptance")
    ResponseEntity<byte[]> accept(HttpServletRequest request, @PathVariable("caseId") String caseId)
            throws IOException {
        return take(request, Operation.ACCEPT_DECLARATION, Optional.of(caseId));
    }

    @PostMapping("/cases/{caseId}/cancellation")
    ResponseEntity<byte[]> cancel(HttpServletRequest request, @PathVariable("caseId") String caseId)
            throws IOException {
        return take(request, Operation.CANCEL_DECLARATION, Optional.of(caseId));
    }

    @PostMapping("/cases/{caseId}/outcome")
    ResponseEntity<byte[]> decide(HttpServletRequest request, @PathVariable("caseId") String caseId)
            throws IOException {
        return take(request, Operation.REPORT_OUTCOME, Optional.of(caseId));
    }

    @PostMapping("/referrals/{referralId}/dispositions")
    ResponseEntity<byte[]> dispose(HttpServletRequest request, @PathVariable("referralId") String referralId)
            throws IOException {
        return take(request, Operation.SUBMIT_DISPOSITION, Optional.of(referralId));
    }

    @PostMapping("/controls")
    ResponseEntity<byte[]> order(HttpServletRequest request) throws IOException {
        return take(request, Operation.ORDER_CONTROL, Optional.empty());
    }

    @PostMapping("/controls/{controlId}/response")
    ResponseEntity<byte[]> respond(HttpServletRequest request, @PathVariable("controlId") String controlId)
            throws IOException {
        return take(request, Operation.RESPOND_TO_CONTROL, Optional.of(controlId));
    }

    @PostMapping("/controls/{controlId}/result")
    ResponseEntity<byte[]> reportResult(HttpServletRequest request, @PathVariable("controlId") String controlId)
            throws IOException {
        return take(request, Operation.REPORT_CONTROL_RESULT, Optional.of(controlId));
    }

    @PostMapping("/controls/{controlId}/laboratory-result")
    ResponseEntity<byte[]> reportAnalysis(HttpServletRequest request, @PathVariable("controlId") String controlId)
            throws IOException {
        return take(request, Operation.REPORT_LABORATORY_RESULT, Optional.of(controlId));
    }

    @PostMapping("/notices")
    ResponseEntity<byte[]> notify(HttpServletRequest request) throws IOException {
        return take(request, Operation.SEND_NOTICE, Optional.empty());
    }

    /** Any kind, recognised by its content. */
    @PostMapping("/messages")
    ResponseEntity<byte[]> send(HttpServletRequest request) throws IOException {
        return take(request, Operation.SEND_MESSAGE, Optional.empty());
    }

    private ResponseEntity<byte[]> take(HttpServletRequest request, Operation operation, Optional<String> target)
            throws IOException {
        Inbound inbound = calls.read(request, operation, target);
        return interchanges
                .take(inbound)
                .map(RestIntake::acknowledgement)
                .orElseGet(() -> response(intake.take(inbound), request));
    }

    /** CONTRL: 202 where at least one message of the interchange was accepted, else 422. */
    private static ResponseEntity<byte[]> acknowledgement(Interchanges.Acknowledged of) {
        ResponseEntity.BodyBuilder response =
                of.isTaken() ? ResponseEntity.accepted() : ResponseEntity.unprocessableContent();
        return of.acknowledgement()
                .map(control -> response.contentType(MediaType.parseMediaType(control.mediaType()))
                        .body(control.bytes()))
                .orElseGet(response::build);
    }

    private ResponseEntity<byte[]> response(Answer answer, HttpServletRequest request) {
        URI location = URI.create("/api/v1/messages/" + answer.messageId());
        boolean xml = Rendering.wantsXml(request.getHeader("Accept"));
        return ResponseEntity.accepted()
                .location(location)
                .contentType(xml ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON)
                .body(xml ? canonical.write(answer.receipt()) : Json.of(answer));
    }
}
