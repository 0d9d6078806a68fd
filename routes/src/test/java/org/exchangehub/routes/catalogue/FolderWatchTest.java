package org.exchangehub.routes.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.exchangehub.connectors.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder counts only when two looks agree. */
class FolderWatchTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aFolder() throws IOException {
        file = Files.createDirectory(directory.resolve("books")).resolve("connector.yaml");
        Files.writeString(file, "one");
    }

    @Test
    void whatIsStillBeingWrittenWaitsForTheNextLook() throws IOException {
        FolderWatch watch = new FolderWatch(directory, Instant.EPOCH);
        assertThat(watch.look().settled()).isEmpty();
        Files.writeString(file, "one and");
        assertThat(watch.look().unsettled()).containsExactly("books");
        Files.writeString(file, "one and two");
        assertThat(watch.look().settled()).isEmpty();

        FolderWatch.Look still = watch.look();
        assertThat(still.unsettled()).isEmpty();
        assertThat(text(still)).isEqualTo("one and two");
        assertThat(watch.look().settled().get("books"))
                .as("not read again")
                .isSameAs(still.settled().get("books"));

        Files.writeString(file, "three");
        FolderWatch.Look changing = watch.look();
        assertThat(changing.unsettled()).containsExactly("books");
        assertThat(text(changing)).as("what it was before").isEqualTo("one and two");
        assertThat(text(watch.look())).isEqualTo("three");
    }

    @Test
    void whatIsOldAtTheStartIsTakenAtOnce() {
        assertThat(text(new FolderWatch(directory, Instant.MAX).look())).isEqualTo("one");
    }

    @Test
    void aFolderIsGoneWhenTwoLooksMissItAndADirectoryThatIsAwaySaysNothing() throws IOException {
        FolderWatch watch = new FolderWatch(directory, Instant.MAX);
        watch.look();
        Path away = directory.resolveSibling(directory.getFileName() + "-away");
        Files.move(directory, away);
        assertThat(watch.look().settled()).containsKey("books");
        assertThat(watch.look().settled()).containsKey("books");
        Files.move(away, directory);

        Files.delete(file);
        Files.delete(file.getParent());
        assertThat(watch.look().unsettled()).containsExactly("books");
        assertThat(watch.look().settled()).isEmpty();
    }

    @Test
    void aDirectoryThatIsAbsentAtTheStartIsWatchedOnceItIsThere() throws IOException {
        Path later = directory.resolve("later");
        FolderWatch watch = new FolderWatch(later, Instant.MAX);
        assertThat(watch.look().isThere()).isFalse();
        Files.createDirectories(later);
        Files.move(file.getParent(), later.resolve("books"));

        FolderWatch.Look first = watch.look();
        assertThat(first.isThere()).isTrue();
        assertThat(first.unsettled()).as("it may still be copied").containsExactly("books");
        assertThat(text(watch.look())).isEqualTo("one");
    }

    @Test
    void aFolderComesBackFromItsArchiveTheSame() {
        Folder folder = Folder.of(directory.resolve("books"));
        assertThat(FolderArchive.unpack("books", FolderArchive.pack(folder)).hash())
                .isEqualTo(folder.hash());
    }

    private static String text(FolderWatch.Look look) {
        FolderWatch.Content content = Objects.requireNonNull(look.settled().get("books"));
        return new String(content.folder().orElseThrow().get("connector.yaml"), UTF_8);
    }
}
