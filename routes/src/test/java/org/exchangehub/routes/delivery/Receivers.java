package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;

/** Partners that are called. */
final class Receivers {

    private static final String MAP =
            "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>";

    private Receivers() {}

    /**
     * An agency on the standard contract that receives withdrawals.
     *
     * @param how it does so: members of the kind in {@code connector.yaml}, which may name the map {@code maps/read-back.xsl}
     */
    static Connector agency(String channel, String how) {
        String connector = """
                id: some-agency
                name: {"no": Etat, en: Agency}
                role: agency
                receives:
                  channel: %s
                  format: canonical-xml
                  kinds:
                    withdrawal: {%s}
                """.formatted(channel, how);
        String agreement = """
                version: "1"
                legalBasis: none
                purpose: test
                kinds: {receives: [withdrawal], sends: []}
                """;
        Canonical canonical = new Canonical();
        Catalogue catalogue = Catalogue.of(
                List.of(new Folder(
                        "some-agency",
                        Map.of(
                                "connector.yaml",
                                connector.getBytes(UTF_8),
                                "agreement.yaml",
                                agreement.getBytes(UTF_8),
                                "maps/read-back.xsl",
                                MAP.getBytes(UTF_8)))),
                new Translator(canonical, new JsonForm(canonical), new Packs(Path.of("no-packs"))));
        assertThat(catalogue.refused()).isEmpty();
        return catalogue.get(new PartnerId("some-agency"));
    }
}
