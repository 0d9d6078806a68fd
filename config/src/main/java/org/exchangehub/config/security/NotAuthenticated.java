package org.exchangehub.config.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.exchangehub.contracts.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers a call whose sender is unknown, or may not make it, as problem+json; a SOAP call as a SOAP fault. */
final class NotAuthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(request, response, Reason.UNAUTHENTICATED, "Send a valid bearer token");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        refuse(request, response, Reason.FORBIDDEN, "This caller may not make this call");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason, String detail)
            throws IOException {
        response.setStatus(reason.status());
        if (request.getRequestURI().startsWith("/soap/")) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write(
                            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>"
                                    + "<faultcode>soap:Client</faultcode><faultstring>" + reason.name() + ": " + detail
                                    + "</faultstring></soap:Fault></soap:Body></soap:Envelope>");
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
