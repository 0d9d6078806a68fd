package org.exchangehub.routes.binding.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.attachment.Upload;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.permit.bulk.FileFormat;
import org.exchangehub.routes.permit.bulk.PermitFile;
import org.exchangehub.routes.permit.bulk.PermitFile.Result;
import org.exchangehub.routes.permit.bulk.PermitFileSteps;
import org.exchangehub.routes.permit.bulk.PermitFiles;
import org.exchangehub.routes.record.Ids;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Permits by the file: taken as a stream, with a result for each record that can be fetched as a stream. */
@RestController
@RequestMapping("/api/v1/permit-files")
public final class RestPermitFiles {

    private static final int PAGE = 1000;

    private final Supplier<PartnerId> caller;
    private final Catalogue catalogue;
    private final PermitFileSteps steps;
    private final PermitFiles files;

    public RestPermitFiles(Supplier<PartnerId> caller, Catalogue catalogue, PermitFileSteps steps, PermitFiles files) {
        this.caller = caller;
        this.catalogue = catalogue;
        this.steps = steps;
        this.files = files;
    }

    @PostMapping
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        PartnerId sender = caller.get();
        if (catalogue
                .find(sender)
                .filter(known -> Operation.REGISTER_PERMIT.mayCall(known.role()))
                .isEmpty()) {
            throw new RefusedException(Reason.FORBIDDEN, "This partner registers no permits");
        }
        Optional<String> messageId = Optional.ofNullable(request.getHeader("Message-Id"));
        messageId.ifPresent(RestCalls::checkId);
        String type = Optional.ofNullable(request.getContentType())
                .orElse("")
                .split(";", 2)[0]
                .strip();
        FileFormat format = FileFormat.of(type)
                .orElseThrow(() -> new RefusedException(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type",
                        "A file of permits is application/x-ndjson or application/xml"));
        AttachmentBody body = AttachmentBody.of(request);
        PermitFile taken =
                steps.take(new Upload(sender, messageId, body.fileName(), body.sha256(), body.bytes()), format);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/permit-files/" + taken.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.of(taken, files.progress(taken.id())));
    }

    @GetMapping(path = "/{fileId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> of(@PathVariable("fileId") String fileId) {
        PermitFile file = own(fileId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.of(file, files.progress(file.id())));
    }

    /** One JSON document a line; as many as there are yet. */
    @GetMapping("/{fileId}/results")
    void results(
            @PathVariable("fileId") String fileId,
            @RequestParam(name = "status") Optional<String> status,
            @RequestParam(name = "after") Optional<Long> after,
            HttpServletResponse response)
            throws IOException {
        PermitFile file = own(fileId);
        boolean refusedOnly = status.map(RestPermitFiles::isRefused).orElse(false);
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        List<Result> page = files.results(file.id(), after.orElse(0L), refusedOnly, PAGE);
        while (!page.isEmpty()) {
            for (Result result : page) {
                out.write(Json.of(result));
                out.write("\n".getBytes(UTF_8));
            }
            page = files.results(file.id(), page.getLast().position(), refusedOnly, PAGE);
        }
        out.flush();
    }

    private static boolean isRefused(String status) {
        if (Arrays.asList("refused", "all").contains(status)) {
            return status.equals("refused");
        }
        throw new RefusedException(Reason.RULE_BROKEN, "status", status + " is neither refused nor all");
    }

    private PermitFile own(String fileId) {
        return Ids.parse(fileId)
                .flatMap(files::find)
                .filter(file -> file.sender().equals(caller.get()))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no file of permits " + fileId));
    }
}
