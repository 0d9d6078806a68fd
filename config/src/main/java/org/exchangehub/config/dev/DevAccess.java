package org.exchangehub.config.dev;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.config.security.Operator;
import org.exchangehub.config.security.TokenOfCall;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Hands out tokens and passwords to whoever asks. */
@org.springframework.stereotype.Controller
@RequestMapping("/dev")
public final class DevAccess {

    private final DevTokens tokens;
    private final Catalogue catalogue;
    private final PartnerAccounts accounts;

    DevAccess(DevTokens tokens, Catalogue catalogue, PartnerAccounts accounts) {
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    /** A token of a partner with its broker account, or of an operator. */
    @PostMapping(path = "/token", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> token(
            @RequestParam(name = "partner") Optional<String> partner,
            @RequestParam(name = "operator") Optional<String> operator) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokenOf(partner, operator));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", DevTokens.LIFETIME.toSeconds());
        partner.map(PartnerId::new).flatMap(accounts::password).ifPresent(password -> {
            answer.put("broker_user", partner.get());
            answer.put("broker_password", password);
        });
        return answer;
    }

    /** The page on which a browser chooses who it is. */
    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String login(Model model) {
        model.addAttribute(
                "partners",
                catalogue.all().stream()
                        .map(Connector::id)
                        .map(PartnerId::value)
                        .toList());
        return "login";
    }

    @PostMapping("/login")
    void login(@RequestParam("partner") String partner, HttpServletResponse response) throws IOException {
        String token = tokenOf(Optional.of(partner), Optional.empty());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(TokenOfCall.COOKIE, token)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .path("/")
                        .build()
                        .toString());
        response.sendRedirect("/");
    }

    private String tokenOf(Optional<String> partner, Optional<String> operator) {
        if (operator.isPresent()) {
            return tokens.ofOperator(operator.get(), Operator.SCOPE);
        }
        return partner.flatMap(this::known)
                .map(tokens::ofPartner)
                .orElseThrow(() -> new RefusedException(
                        Reason.NOT_FOUND, "partner", "Name a partner of the catalogue, or an operator"));
    }

    private Optional<PartnerId> known(String partner) {
        return catalogue.all().stream()
                .map(Connector::id)
                .filter(id -> id.value().equals(partner))
                .findFirst();
    }
}
