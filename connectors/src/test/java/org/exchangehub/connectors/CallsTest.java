package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;

/** An answer with two meanings decides nothing. */
class CallsTest {

    private static final TestFolder TWO = TestFolder.of("two-versions");
    private static final String LIST = """
            <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call">
              <xsl:template match="/*"><list next="{@next}"><xsl:copy-of select="*"/></list></xsl:template>
            </xsl:stylesheet>
            """;

    private final Translator translator = TestFolder.translator();
    private final Calls calls = new Calls(translator);

    @Test
    void aReadBackSaysThatItArrivedThatItIsAbsentOrThatItFailed() {
        assertThat(state("{\"known\": true, \"number\": \"26/7\"}"))
                .isEqualTo(new ReadState.Arrived("26/7", Optional.empty()));
        assertThat(state("{\"known\": false}")).isEqualTo(new ReadState.Absent());
        assertThat(state("{\"trouble\": \"closed at night\"}")).isEqualTo(new ReadState.Failed("closed at night"));
    }

    @Test
    void anythingElseIsAnErrorAndNoDecision() {
        refused("{}", Reason.MAP_FAILED);
        refused("{\"known\": null}", Reason.MAP_FAILED);
        refused("[]", Reason.MAP_FAILED);
        refused("", Reason.MALFORMED);
        TestFolder both = TWO.with(
                "maps/read-back.xsl",
                "<xsl:template match=\"/map[boolean[@key = 'known'] = 'false']\"><absent/>",
                "<xsl:template match=\"/map[boolean[@key = 'known'] = 'false']\"><absent/><arrived/>");
        assertThatThrownBy(() -> state(both, "{\"known\": false}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("[absent, arrived]");
    }

    @Test
    void anIdInAPathCanNotLeaveItsPlace() {
        Call call = call(TWO.connector(translator));
        assertThat(call.path(Map.of("message-id", "a/../b?c=d e"))).isEqualTo("/cases/a%2F..%2Fb%3Fc%3Dd%20e");
        assertThat(call.path(Map.of("message-id", ".."))).isEqualTo("/cases/%2E%2E");
    }

    @Test
    void aListHasNoItemTwiceAndNoneWithoutId() {
        Map<String, String> none = Map.of();
        Connector polled = TWO.with("connector.yaml", "sends:\n  format: json", """
                        sends:
                          poll:
                            channel: rest
                            list: {path: "/out?from={after}", answer: maps/list.xsl}
                            fetch: {path: "/out/{id}"}
                            acknowledge: {path: "/out/{id}/taken"}
                          format: xml""")
                .with("maps/list.xsl", LIST)
                .connector(translator);
        Call list = polled.sends().flatMap(Sends::poll).orElseThrow().list();
        assertThat(calls.listed(polled, list, xml("<l next='n'><item id='a'/><item id='b'/></l>"), none))
                .isEqualTo(new Listed(java.util.List.of("a", "b"), Optional.of("n")));
        assertThat(calls.listed(polled, list, xml("<l/>"), none).items()).isEmpty();
        assertThatThrownBy(() -> calls.listed(polled, list, xml("<l><item id='a'/><item id='a'/></l>"), none))
                .hasMessageContaining("two items");
        assertThatThrownBy(() -> calls.listed(polled, list, xml("<l><item/></l>"), none))
                .hasMessageContaining("no id");
    }

    @Test
    void aTestOfTheConnectionHasAtLeastOneCallAndEachIsWhole() {
        assertThat(alive("<call action='a' path='/s'><h xmlns='urn:h'/><body><b xmlns='urn:b'/></body></call>"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.frame().action()).isEqualTo("a");
                    assertThat(call.frame().path()).contains("/s");
                    assertThat(call.frame().oneWay()).isFalse();
                    assertThat(call.frame().headers())
                            .singleElement()
                            .asString()
                            .contains("urn:h");
                    assertThat(XmlRoot.of(call.body().bytes()).name()).isEqualTo("b");
                });
        assertThatThrownBy(() -> alive("")).hasMessageContaining("there is no call");
        assertThatThrownBy(() -> alive("<call action='a'/>")).hasMessageContaining("no body");
        assertThatThrownBy(() -> alive("<call action='a'><body/></call>")).hasMessageContaining("no body");
        assertThatThrownBy(() -> alive("<call><body><b xmlns='urn:b'/></body></call>"))
                .hasMessageContaining("no action");
        assertThatThrownBy(() -> alive("<call action='a'><body><b xmlns='urn:b'/><c xmlns='urn:b'/></body></call>"))
                .hasMessageContaining("two messages");
    }

    private java.util.List<AliveCall> alive(String inside) {
        Folder packaged = Catalogue.packaged().stream()
                .filter(one -> one.name().equals("eu-ics2-repository"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> files = new TreeMap<>();
        packaged.paths().forEach(path -> files.put(path, packaged.get(path)));
        files.put("maps/alive.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call">
                  <xsl:template match="/*"><calls>%s</calls></xsl:template>
                </xsl:stylesheet>
                """.formatted(inside).getBytes(UTF_8));
        Connector network = Catalogue.recorded(new Folder(packaged.name(), files), translator);
        return calls.alive(network, network.receives().orElseThrow().alive().orElseThrow(), Map.of());
    }

    private static Wire xml(String text) {
        return new Wire(
                "application/xml",
                text.replace("<item", "<item xmlns='urn:exchangehub:call'").getBytes(UTF_8));
    }

    private ReadState state(String json) {
        return state(TWO, json);
    }

    private ReadState state(TestFolder folder, String json) {
        Connector connector = folder.connector(translator);
        return calls.readState(
                connector, call(connector), new Wire("application/json", json.getBytes(UTF_8)), TestFolder.PARAMETERS);
    }

    private static Call call(Connector connector) {
        ReceivedKind how = Objects.requireNonNull(
                connector.receives().orElseThrow().kinds().get(Kind.REFERRAL));
        return how.readBack().orElseThrow().call();
    }

    private void refused(String json, Reason reason) {
        assertThatThrownBy(() -> state(json))
                .as(json)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
