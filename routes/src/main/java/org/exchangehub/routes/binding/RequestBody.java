package org.exchangehub.routes.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a call, unpacked, and never more of it than the hub takes. */
public final class RequestBody {

    private RequestBody() {}

    /** @throws RefusedException BODY_TOO_LARGE, MALFORMED where it can not be unpacked, UNSUPPORTED_MEDIA_TYPE */
    public static byte[] read(HttpServletRequest request, long limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = unpacked(request)) {
            byte[] body = in.readNBytes((int) limit + 1);
            if (body.length > limit) {
                throw tooLarge(limit);
            }
            return body;
        } catch (ZipException | EOFException broken) {
            throw new RefusedException(
                    Reason.MALFORMED, "Content-Encoding", "The body is not in gzip format or not whole");
        }
    }

    private static InputStream unpacked(HttpServletRequest request) throws IOException {
        String encoding = encoding(request.getHeader("Content-Encoding"));
        return switch (encoding) {
            case "identity" -> request.getInputStream();
            case "gzip" -> new GZIPInputStream(request.getInputStream(), 8192);
            default ->
                throw new RefusedException(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding",
                        "The hub unpacks gzip only, not " + encoding);
        };
    }

    private static String encoding(@Nullable String header) {
        return header == null || header.isBlank() ? "identity" : header.strip().toLowerCase(Locale.ROOT);
    }

    private static RefusedException tooLarge(long limit) {
        return new RefusedException(Reason.BODY_TOO_LARGE, "The hub takes at most " + limit + " bytes");
    }
}
