package org.exchangehub.routes.binding.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal of the REST binding as RFC 9457 problem+json with the code of the one catalogue of reasons. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refusal) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(refusal.reason().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.reason() == Reason.OVERLOADED) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.body(of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
        LOG.error("A call failed", failure);
        return refused(new RefusedException(Reason.INTERNAL, List.of()));
    }

    /** A refusal as problem details. */
    public static ProblemDetail of(RefusedException refusal) {
        Reason reason = refusal.reason();
        ProblemDetail problem = ProblemDetail.forStatus(reason.status());
        problem.setType(URI.create("urn:exchangehub:reason:" + reason.name()));
        problem.setTitle(reason.title());
        problem.setProperty("code", reason.name());
        if (!refusal.faults().isEmpty()) {
            problem.setDetail(refusal.faults().get(0).reason());
            problem.setProperty(
                    "faults",
                    refusal.faults().stream()
                            .map(fault -> Map.of("position", fault.position(), "reason", fault.reason()))
                            .toList());
        }
        refusal.messageId().ifPresent(id -> {
            problem.setProperty("messageId", id);
            problem.setInstance(URI.create("/api/v1/messages/" + id));
        });
        return problem;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Reason reason = switch (status.value()) {
            case 404 -> Reason.NOT_FOUND;
            case 405 -> Reason.METHOD_NOT_ALLOWED;
            case 406 -> Reason.NOT_ACCEPTABLE;
            case 413 -> Reason.BODY_TOO_LARGE;
            case 415 -> Reason.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? Reason.RULE_BROKEN : Reason.INTERNAL;
        };
        ProblemDetail problem = of(new RefusedException(reason, List.of()));
        if (body instanceof ProblemDetail spring && status.is4xxClientError()) {
            problem.setDetail(spring.getDetail());
        }
        return ResponseEntity.status(reason.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
