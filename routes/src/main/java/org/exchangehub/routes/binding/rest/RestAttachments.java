package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.attachment.Attachment;
import org.exchangehub.routes.attachment.Handover;
import org.exchangehub.routes.attachment.Upload;
import org.exchangehub.routes.attachment.Uploads;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Attachments in and out. Messages on every channel refer to them by the id that is given here. */
@RestController
@RequestMapping("/api/v1/attachments")
public final class RestAttachments {

    private final Supplier<PartnerId> caller;
    private final Uploads uploads;
    private final Handover handover;
    private final Refusals refusals;

    public RestAttachments(Supplier<PartnerId> caller, Uploads uploads, Handover handover, Refusals refusals) {
        this.caller = caller;
        this.uploads = uploads;
        this.handover = handover;
        this.refusals = refusals;
    }

    @PostMapping
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        PartnerId sender = caller.get();
        Optional<String> messageId = Optional.ofNullable(request.getHeader("Message-Id"));
        try {
            Attachment taken = take(request, sender, messageId);
            return ResponseEntity.created(URI.create("/api/v1/attachments/" + taken.id()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Json.of(taken));
        } catch (RefusedException refusal) {
            throw refusals.record(inbound(sender, messageId.filter(RestCalls::isId)), Optional.empty(), refusal);
        }
    }

    private Attachment take(HttpServletRequest request, PartnerId sender, Optional<String> messageId)
            throws IOException {
        uploads.admit(sender);
        messageId.ifPresent(RestCalls::checkId);
        if (request.getContentLengthLong() > uploads.limits().bytes()) {
            throw new RefusedException(
                    Reason.BODY_TOO_LARGE,
                    "The hub takes attachments of at most " + uploads.limits().bytes() + " bytes");
        }
        AttachmentBody body = AttachmentBody.of(request);
        return uploads.take(new Upload(sender, messageId, body.fileName(), body.sha256(), body.bytes()));
    }

    private static Inbound inbound(PartnerId sender, Optional<String> messageId) {
        return new Inbound(
                sender,
                Operation.SEND_ATTACHMENT,
                new Wire("", new byte[0]),
                messageId,
                Optional.empty(),
                Optional.empty());
    }

    /** Whole, or the ranges asked for; never as something that a browser would show. */
    @GetMapping("/{attachmentId}")
    ResponseEntity<Resource> get(@PathVariable("attachmentId") String attachmentId) {
        Attachment attachment = handover.handOut(caller.get(), attachmentId);
        String name = attachment.fileName().orElse(attachment.id().toString());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Repr-Digest", BodyDigest.write(attachment.sha256()))
                .body(new StoredFile(attachment.bytes(), () -> handover.bytes(attachment)));
    }

    @GetMapping(path = "/{attachmentId}/description", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> describe(@PathVariable("attachmentId") String attachmentId) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.of(handover.describe(caller.get(), attachmentId)));
    }
}
