package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.binding.RequestBody;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;

/** Reads an HTTP request that brings a message: who calls, by which ids, and the body. */
public final class RestCalls {

    private static final int LONGEST_ID = 70;

    private final Supplier<PartnerId> caller;
    private final Supplier<Optional<String>> person;
    private final Refusals refusals;
    private final long bodyLimit;

    /** @param person who acts for the caller, where its token proves one */
    public RestCalls(Supplier<PartnerId> caller, Supplier<Optional<String>> person, Refusals refusals, long bodyLimit) {
        this.caller = caller;
        this.person = person;
        this.refusals = refusals;
        this.bodyLimit = bodyLimit;
    }

    /** @throws RefusedException on record, where the request can not be read */
    Inbound read(HttpServletRequest request, Operation operation, Optional<String> target) throws IOException {
        return read(request, operation, target, false);
    }

    /** As a call that its sender must name, so that it can ask what became of it. */
    Inbound readNamed(HttpServletRequest request, Operation operation, Optional<String> target) throws IOException {
        return read(request, operation, target, true);
    }

    private Inbound read(HttpServletRequest request, Operation operation, Optional<String> target, boolean named)
            throws IOException {
        Optional<String> given = Optional.ofNullable(request.getHeader("Message-Id"));
        Optional<String> usable = given.filter(RestCalls::isId);
        Inbound inbound = new Inbound(
                        caller.get(),
                        operation,
                        new Wire(mediaType(request), new byte[0]),
                        usable,
                        Optional.ofNullable(request.getHeader("Correlation-Id")).filter(RestCalls::isId),
                        target)
                .actedBy(person.get());
        try {
            if (named || given.isPresent()) {
                checkId(given.orElse(""));
            }
            return inbound.with(RequestBody.read(request, bodyLimit));
        } catch (RefusedException unreadable) {
            throw refusals.record(inbound, Optional.empty(), unreadable);
        }
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
