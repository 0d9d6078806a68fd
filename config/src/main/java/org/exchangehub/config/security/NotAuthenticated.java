package org.exchangehub.config.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.contracts.Reason;
import org.exchangehub.routes.binding.soap.FaultDocument;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a call whose sender is unknown, or may not make it, as problem+json; a SOAP call as a SOAP fault; a browser with the
 * page on which it says who it is, where there is one.
 */
final class NotAuthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Optional<String> loginPage;

    NotAuthenticated(Optional<String> loginPage) {
        this.loginPage = loginPage;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (loginPage.isPresent() && isBrowser(request)) {
            response.sendRedirect(loginPage.get());
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(request, response, Reason.UNAUTHENTICATED, "Send a valid bearer token");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        refuse(request, response, Reason.FORBIDDEN, "This caller may not make this call");
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason, String detail)
            throws IOException {
        response.setStatus(reason.status());
        if (request.getRequestURI().startsWith("/soap/")) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            SoapVersion version = FaultDocument.spoken(Objects.requireNonNullElse(request.getContentType(), ""));
            response.setContentType(FaultDocument.contentType(version));
            response.getWriter().write(FaultDocument.of(version, reason, detail, Instant.now()));
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(MAPPER.writeValueAsBytes(Map.of(
                        "type",
                        "urn:exchangehub:reason:" + reason.name(),
                        "title",
                        reason.title(),
                        "status",
                        reason.status(),
                        "code",
                        reason.name(),
                        "detail",
                        detail)));
    }
}
