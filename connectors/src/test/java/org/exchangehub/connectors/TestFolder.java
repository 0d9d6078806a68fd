package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;

/** A folder of the tests with some of its files changed, and what the hub says of it. */
record TestFolder(Folder folder) {

    static final Canonical CANONICAL = new Canonical();
    static final Map<String, String> PARAMETERS =
            Map.of("now", "2026-11-24T12:00:00Z", "message-id", "m-1", "control-number", "1");

    static TestFolder of(String name) {
        return new TestFolder(Folder.of(Path.of("src/test/partners/" + name)));
    }

    /** The folder with a text in one of its files replaced, which must be there. */
    TestFolder with(String path, String what, String by) {
        String before = new String(folder.get(path), UTF_8);
        assertThat(before).contains(what);
        return with(path, before.replace(what, by));
    }

    TestFolder with(String path, String content) {
        Map<String, byte[]> files = new TreeMap<>();
        folder.each(files::put);
        files.put(path, content.getBytes(UTF_8));
        return new TestFolder(new Folder(folder.name(), files));
    }

    TestFolder without(String path) {
        Map<String, byte[]> files = new TreeMap<>();
        folder.each(files::put);
        assertThat(files.remove(path)).isNotNull();
        return new TestFolder(new Folder(folder.name(), files));
    }

    static Translator translator() {
        return new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    }

    Connector connector(Translator translator) {
        return Catalogue.of(List.of(folder), translator).get(new PartnerId(folder.name()));
    }

    /** Why the folder is refused, which it must be. */
    String refusal(Optional<HsCodes> hsCodes) {
        List<Catalogue.RefusedFolder> refused =
                Catalogue.of(List.of(folder), translator(), hsCodes).refused();
        assertThat(refused).hasSize(1);
        return refused.getFirst().reason();
    }

    String refusal() {
        return refusal(Optional.empty());
    }
}
