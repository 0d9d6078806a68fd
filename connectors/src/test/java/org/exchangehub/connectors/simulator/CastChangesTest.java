package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.exchangehub.connectors.simulator.Played.CITES;
import static org.exchangehub.connectors.simulator.Played.FOOD;
import static org.exchangehub.connectors.simulator.Played.SALMON;
import static org.exchangehub.connectors.simulator.Played.push;
import static org.exchangehub.connectors.simulator.Played.sak;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners that come, change and go are played, played anew and no longer played. */
class CastChangesTest {

    private static final String ANSWER = "simulator/answer.xsl";

    private FakeHub hub;
    private Simulators partners;

    @BeforeEach
    void start() throws Exception {
        hub = new FakeHub();
        partners = Played.partners();
        partners.connect(hub.access());
    }

    @AfterEach
    void stop() {
        partners.close();
        hub.close();
    }

    @Test
    void oneThatComesAnswersAndOneThatGoesIsNoLongerThere() throws Exception {
        assertThat(partners.all()).isEmpty();
        partners.follow(List.of(Played.folder(FOOD), Played.folder(CITES)));
        assertThat(partners.urls()).containsOnlyKeys(FOOD, CITES);
        Simulator food = partners.of(FOOD);
        assertThat(push(food, "m-1", sak("r-1", 1, SALMON)).statusCode()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(food.sent()).hasSize(1));

        partners.follow(List.of(Played.folder(FOOD), Played.folder(CITES)));
        assertThat(partners.of(FOOD)).as("unchanged").isSameAs(food);

        partners.follow(List.of(Played.folder(CITES)));
        assertThat(partners.find(FOOD)).isEmpty();
        assertThatThrownBy(() -> push(food, "m-2", sak("r-2", 1, SALMON))).isInstanceOf(IOException.class);
    }

    @Test
    void oneThatChangesIsPlayedAnewAtTheSameAddress() throws Exception {
        partners.follow(List.of(Played.folder(FOOD)));
        URI url = partners.of(FOOD).url().orElseThrow();
        push(partners.of(FOOD), "m-1", sak("r-1", 1, SALMON));

        partners.follow(List.of(changed(FOOD, "FORELAGT", "ENDRET")));
        Simulator anew = partners.of(FOOD);
        assertThat(anew.url()).contains(url);
        assertThat(anew.received()).isEmpty();
        assertThat(push(anew, "m-2", sak("r-2", 1, SALMON).replace("FORELAGT", "ENDRET"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void oneThatCanNotBePlayedTakesNoOtherDown() {
        partners.follow(List.of(changed(FOOD, "</xsl:stylesheet>", ""), Played.folder(CITES)));
        assertThat(partners.all()).extracting(Simulator::id).containsExactly(CITES);
        partners.follow(List.of(Played.folder(FOOD), Played.folder(CITES)));
        assertThat(partners.all()).extracting(Simulator::id).containsExactlyInAnyOrder(CITES, FOOD);
    }

    private static Connector changed(PartnerId partner, String what, String by) {
        Folder folder = Played.folder(partner).folder();
        Map<String, byte[]> files = new TreeMap<>();
        folder.paths().forEach(path -> files.put(path, folder.get(path)));
        String map = new String(folder.get(ANSWER), UTF_8);
        assertThat(map).contains(what);
        files.put(ANSWER, map.replace(what, by).getBytes(UTF_8));
        return Catalogue.read(new Folder(folder.name(), files), Played.translator(), Optional.empty());
    }
}
