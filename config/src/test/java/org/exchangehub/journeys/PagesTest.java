package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person sees with a browser. */
@Journey
class PagesTest {

    @Autowired
    private HubClient hub;

    @Test
    void aBrowserThatIsNobodyIsAskedWhoItIsAndGoesOnWithACookie() {
        Answered first = page("/", Map.of());
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.location()).endsWith("/dev/login");
        assertThat(page("/dev/login", Map.of()).text()).contains("<option", "environment-cites");

        Answered chosen = hub.send(HttpRequest.newBuilder(hub.url("/dev/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("partner=customs")));
        String cookie = chosen.headers().getOrDefault("set-cookie", "");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");

        String lrn = Declarations.lrn();
        String caseId = hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(lrn, Declarations.BOOKS))
                .json()
                .path("caseId")
                .asString();
        Map<String, String> login = Map.of("Cookie", cookie.split(";", 2)[0]);
        assertThat(page("/", login).text()).contains(lrn);
        assertThat(page("/api/v1/cases/" + caseId, login).text())
                .contains("Declaration " + lrn, "MAY_RELEASE", "May release, no agency concerned", "Timeline");
    }

    @Test
    void aCookieReadsAndDoesNothingElse() {
        Answered refused = hub.send(HttpRequest.newBuilder(hub.url("/api/v1/declarations"))
                .header("Cookie", "hub_token=" + hub.token(HubClient.CUSTOMS))
                .header("Content-Type", Declarations.XML)
                .POST(HttpRequest.BodyPublishers.ofString("<a/>")));
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsSaidAsProblem() {
        Answered unknown = hub.get(HubClient.CUSTOMS, "/api/v1/nothing");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("NOT_FOUND");
        assertThat(hub.put(HubClient.CUSTOMS, "/api/v1/declarations", Declarations.XML, "<a/>")
                        .code())
                .isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases?lrn=x", "Accept", "image/png")
                        .code())
                .isEqualTo("NOT_ACCEPTABLE");
    }

    private Answered page(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.url(path)).header("Accept", "text/html");
        headers.forEach(request::header);
        return hub.send(request);
    }
}
