package org.exchangehub.routes.binding.as4;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.routes.binding.RequestBody;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The address of the hub for AS4. Who calls is proved by the signature of what it sends, not by the call. */
@RestController
public final class As4Endpoint {

    /** What an envelope, its signature and its attachments' headers may add to a payload. */
    private static final long ENVELOPE = 1024L * 1024;

    private final As4Intake intake;
    private final long limit;

    /** @param payload the largest payload */
    public As4Endpoint(As4Intake intake, long payload) {
        this.intake = intake;
        this.limit = payload + ENVELOPE;
    }

    @PostMapping("/as4")
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        String contentType = Objects.requireNonNullElse(request.getContentType(), "");
        return intake.answer(new As4Packet(contentType, RequestBody.read(request, limit)))
                .map(answer -> ResponseEntity.ok()
                        .header("Content-Type", answer.contentType())
                        .body(answer.bytes()))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
