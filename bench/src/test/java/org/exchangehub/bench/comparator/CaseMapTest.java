package org.exchangehub.bench.comparator;

import static org.assertj.core.api.Assertions.assertThat;

import org.exchangehub.bench.load.Declarations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaseMapTest {

    @Test
    void theCaseHasTheLinesOfAnimalOriginAndNoOthers() throws Exception {
        byte[] json = new CaseMap().apply("case-1", new Declarations().withLrn("BENCH-1"));

        JsonNode sak = JsonMapper.shared().readTree(json);
        assertThat(sak.get("sakId").asString()).isEqualTo("case-1");
        assertThat(sak.get("deklarasjon").get("lrn").asString()).isEqualTo("BENCH-1");
        assertThat(sak.get("varelinjer")
                        .valueStream()
                        .map(line -> line.get("nr").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(sak.get("varelinjer")
                        .get(0)
                        .get("grunnlag")
                        .get(0)
                        .get("tekst")
                        .asString())
                .isEqualTo("line 1: 020714 is under 02");
    }
}
