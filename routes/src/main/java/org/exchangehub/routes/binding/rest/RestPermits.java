package org.exchangehub.routes.binding.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.binding.Patience;
import org.exchangehub.routes.binding.PromptAnswers;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.PermitViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls about permits: each question is answered within the call, or with 202 and where to ask when the caller waits no longer. */
@RestController
@RequestMapping("/api/v1")
public final class RestPermits {

    private final RestCalls calls;
    private final Intake intake;
    private final PromptAnswers prompt;
    private final Supplier<PartnerId> caller;
    private final PermitViews views;
    private final Rendering rendering;
    private final HeldAnswers held;
    private final Clock clock;

    public RestPermits(
            RestCalls calls,
            Intake intake,
            PromptAnswers prompt,
            Supplier<PartnerId> caller,
            PermitViews views,
            Rendering rendering,
            HeldAnswers held,
            Clock clock) {
        this.calls = calls;
        this.intake = intake;
        this.prompt = prompt;
        this.caller = caller;
        this.views = views;
        this.rendering = rendering;
        this.held = held;
        this.clock = clock;
    }

    @PostMapping("/permit-checks")
    ResponseEntity<byte[]> check(HttpServletRequest request) throws IOException {
        return answer(request, calls.read(request, Operation.CHECK_PERMITS, Optional.empty()));
    }

    @PostMapping("/permits/{permitId}/allocations")
    ResponseEntity<byte[]> allocate(HttpServletRequest request, @PathVariable("permitId") String permitId)
            throws IOException {
        return answer(request, calls.readNamed(request, Operation.ALLOCATE_PERMIT, Optional.of(permitId)));
    }

    @PostMapping("/permits/{permitId}/interventions")
    ResponseEntity<byte[]> propose(HttpServletRequest request, @PathVariable("permitId") String permitId)
            throws IOException {
        return answer(request, calls.readNamed(request, Operation.PROPOSE_INTERVENTION, Optional.of(permitId)));
    }

    @PostMapping("/permit-interventions/{interventionId}/confirmation")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, @PathVariable("interventionId") String interventionId)
            throws IOException {
        return answer(request, calls.readNamed(request, Operation.CONFIRM_INTERVENTION, Optional.of(interventionId)));
    }

    @GetMapping("/permits")
    ResponseEntity<byte[]> find(
            @RequestParam(name = "holder") Optional<String> holder,
            @RequestParam(name = "reference") Optional<String> reference,
            @RequestParam(name = "kind") Optional<String> kind,
            @RequestParam(name = "status") Optional<String> status,
            @RequestParam(name = "validOn") Optional<String> validOn,
            @RequestParam(name = "after") Optional<String> after,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(
                views.find(caller.get(), new PermitViews.Question(holder, reference, kind, status, validOn, after)),
                accept);
    }

    @GetMapping("/permits/{permitId}")
    ResponseEntity<byte[]> permit(
            @PathVariable("permitId") String permitId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(views.permit(caller.get(), permitId), accept);
    }

    @GetMapping("/permits/{permitId}/allocations")
    ResponseEntity<byte[]> ledger(
            @PathVariable("permitId") String permitId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(views.ledger(caller.get(), permitId), accept);
    }

    @GetMapping("/permit-answers/{messageId}")
    ResponseEntity<byte[]> answerOf(
            @PathVariable("messageId") String messageId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.written(views.answer(caller.get(), messageId), accept);
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, Inbound inbound) {
        Instant begun = clock.instant();
        Duration patience = Patience.of(request.getHeader("Prefer"));
        Optional<Answer> taken = prompt.within(patience, () -> intake.take(inbound));
        if (taken.isEmpty()) {
            return unknown(inbound.senderMessageId());
        }
        Duration left = patience.minus(Duration.between(begun, clock.instant()));
        return held.within(left, taken.get())
                .map(answer -> rendering.written(answer, request.getHeader("Accept")))
                .orElseGet(
                        () -> notYet(taken.get().messageId(), inbound.senderMessageId(), request.getHeader("Accept")));
    }

    /** What is known, and where to ask for the rest. */
    private ResponseEntity<byte[]> notYet(UUID message, Optional<String> id, @Nullable String accept) {
        ResponseEntity<byte[]> word = rendering.written(views.answer(message), accept);
        return ResponseEntity.accepted()
                .headers(word.getHeaders())
                .location(whereToLook(id.orElse(message.toString())))
                .body(word.getBody());
    }

    private static URI whereToLook(String id) {
        return URI.create("/api/v1/permit-answers/"
                + java.net.URLEncoder.encode(id, UTF_8).replace("+", "%20"));
    }

    private static ResponseEntity<byte[]> unknown(Optional<String> id) {
        ResponseEntity.BodyBuilder response = ResponseEntity.accepted();
        id.ifPresent(known -> response.location(whereToLook(known)));
        return response.contentType(MediaType.APPLICATION_JSON).body("{\"resultCode\":\"UNKNOWN\"}".getBytes(UTF_8));
    }
}
