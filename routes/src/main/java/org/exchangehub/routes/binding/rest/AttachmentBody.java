package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemHeaders;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/**
 * The file in a call, as a stream: the body itself, or the one file of a multipart form. Nothing of it is put by, in memory or
 * on disk.
 *
 * @param fileName by Content-Disposition (RFC 6266), without any path
 * @param sha256 by Content-Digest (RFC 9530) or Digest (RFC 3230)
 */
@SuppressWarnings("ArrayRecordComponent")
record AttachmentBody(Optional<String> fileName, Optional<byte[]> sha256, InputStream bytes) {

    private static final int LONGEST_NAME = 255;

    /** @throws RefusedException MALFORMED, UNSUPPORTED_MEDIA_TYPE, RULE_BROKEN */
    static AttachmentBody of(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding", "Send an attachment as it is");
        }
        if (mediaType(request).equals("application/x-www-form-urlencoded")) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "Send the bytes of the file with its own content type, or as multipart/form-data");
        }
        if (JakartaServletFileUpload.isMultipartContent(request)) {
            return onlyFile(request);
        }
        return new AttachmentBody(
                name(request.getHeader("Content-Disposition")),
                BodyDigest.of(request.getHeader("Content-Digest"), request.getHeader("Digest")),
                request.getInputStream());
    }

    private static AttachmentBody onlyFile(HttpServletRequest request) throws IOException {
        try {
            // Reads parts as they come; the factory would only be asked where whole items are wanted.
            FileItemInputIterator parts =
                    new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>().getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (!part.isFormField()) {
                    FileItemHeaders headers = part.getHeaders();
                    return new AttachmentBody(
                            plain(part.getName()),
                            BodyDigest.of(headers.getHeader("Content-Digest"), headers.getHeader("Digest")),
                            new LastPart(part.getInputStream(), parts));
                }
            }
        } catch (FileUploadException | InvalidPathException broken) {
            throw new RefusedException(Reason.MALFORMED, "The multipart body can not be read");
        }
        throw new RefusedException(Reason.RULE_BROKEN, "The form holds no file");
    }

    private static Optional<String> name(@Nullable String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : plain(ContentDisposition.parse(header).getFilename());
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedException(Reason.RULE_BROKEN, "Content-Disposition", "The header can not be read");
        }
    }

    private static Optional<String> plain(@Nullable String given) {
        if (given == null) {
            return Optional.empty();
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Ends only where the whole form ends: a second part is refused, and a form that is cut off is seen. */
    private static final class LastPart extends FilterInputStream {

        private final FileItemInputIterator parts;
        private boolean ended;

        LastPart(InputStream bytes, FileItemInputIterator parts) {
            super(bytes);
            this.parts = parts;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            if (ended) {
                return -1;
            }
            int came = super.read(into, offset, wanted);
            ended = came < 0;
            if (ended && parts.hasNext()) {
                throw new RefusedException(Reason.RULE_BROKEN, "The form holds more than one file");
            }
            return came;
        }
    }
}
