package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shared code list that a folder uses is part of the folder's version. */
class SharedListsTest {

    private static final TestFolder USES = TestFolder.of("two-versions").without("codelists/units.csv");

    @Test
    void aChangedSharedListIsANewVersionOfEachFolderThatUsesIt() {
        Folder before = lists("code,name\nKGM,kg").into(USES.folder());
        Folder after = lists("code,name\nKGM,kilo").into(USES.folder());

        assertThat(before.paths()).contains("codelists/units.csv").doesNotContain("codelists/unused.csv");
        assertThat(before.hash()).isNotEqualTo(USES.folder().hash());
        assertThat(after.hash()).isNotEqualTo(before.hash());
        assertThat(lists("code,name\nKGM,other").into(before).hash())
                .as("a version keeps the list that it was made with")
                .isEqualTo(before.hash());
    }

    @Test
    void aFolderThatUsesNoneOrHasItsOwnStaysAsItIs() {
        Folder own = TestFolder.of("two-versions").folder();
        assertThat(lists("code,name\nKGM,kg").into(own)).isSameAs(own);
        Folder none = TestFolder.of("edifact-agency").folder();
        assertThat(lists("code,name\nKGM,kg").into(none)).isSameAs(none);
    }

    @Test
    void theVersionOfAConnectorHoldsWhatIsPackaged() {
        Connector connector = USES.connector(TestFolder.translator());
        assertThat(connector.folder().find("codelists/units.csv")).isPresent();
        assertThat(connector.hash()).isEqualTo(connector.folder().hash()).isEqualTo(Catalogue.hash(USES.folder()));
        assertThat(Catalogue.recorded(connector.folder(), TestFolder.translator())
                        .hash())
                .isEqualTo(connector.hash());
    }

    private static SharedLists lists(String units) {
        return new SharedLists(
                Map.of("units.csv", units.getBytes(UTF_8), "unused.csv", "code,name\na,b".getBytes(UTF_8)));
    }
}
