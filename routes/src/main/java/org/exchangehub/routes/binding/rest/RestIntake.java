package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.binding.RequestBody;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;
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

    private static final int LONGEST_ID = 70;

    private final Supplier<PartnerId> caller;
    private final Intake intake;
    private final Refusals refusals;
    private final Canonical canonical;
    private final long bodyLimit;

    public RestIntake(
            Supplier<PartnerId> caller, Intake intake, Refusals refusals, Canonical canonical, long bodyLimit) {
        this.caller = caller;
        this.intake = intake;
        this.refusals = refusals;
        this.canonical = canonical;
        this.bodyLimit = bodyLimit;
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

    /** Any kind, recognised by its content. */
    @PostMapping("/messages")
    ResponseEntity<byte[]> send(HttpServletRequest request) throws IOException {
        return take(request, Operation.SEND_MESSAGE, Optional.empty());
    }

    private ResponseEntity<byte[]> take(HttpServletRequest request, Operation operation, Optional<String> target)
            throws IOException {
        Optional<String> given = Optional.ofNullable(request.getHeader("Message-Id"));
        Optional<String> usable = given.filter(RestIntake::isId);
        Inbound inbound = new Inbound(
                caller.get(),
                operation,
                new Wire(mediaType(request), new byte[0]),
                usable,
                Optional.ofNullable(request.getHeader("Correlation-Id")).filter(RestIntake::isId),
                target);
        Answer answer;
        try {
            given.ifPresent(RestIntake::checkId);
            inbound = inbound.with(RequestBody.read(request, bodyLimit));
        } catch (RefusedException unreadable) {
            throw refusals.record(inbound, Optional.empty(), unreadable);
        }
        answer = intake.take(inbound);
        return response(answer, request);
    }

    private ResponseEntity<byte[]> response(Answer answer, HttpServletRequest request) {
        URI location = URI.create("/api/v1/messages/" + answer.messageId());
        boolean xml = Rendering.wantsXml(request.getHeader("Accept"));
        return ResponseEntity.accepted()
                .location(location)
                .contentType(xml ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON)
                .body(xml ? canonical.write(answer.receipt()) : Json.of(answer));
    }

    /** @throws RefusedException RULE_BROKEN where a sender's id is not usable as one */
    static void checkId(String id) {
        if (!isId(id)) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, "Message-Id", "A message id has 1 to " + LONGEST_ID + " printable characters");
        }
    }

    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && id.chars().allMatch(one -> one > 0x20 && one < 0x7F);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip();
    }
}
