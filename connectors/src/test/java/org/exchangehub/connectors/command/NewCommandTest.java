package org.exchangehub.connectors.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A new folder of any kind passes all its checks before anybody has touched it. */
class NewCommandTest {

    private static final Engine ENGINE = Engine.start();

    @TempDir
    Path partners;

    static Stream<Arguments> everyKind() {
        Stream<Arguments> decide = Stream.of(Channel.values())
                .filter(channel -> channel != Channel.AS4)
                .flatMap(channel -> Stream.of(Format.values())
                        .filter(format ->
                                channel != Channel.SOAP || format == Format.XML || format == Format.CANONICAL_XML)
                        .map(format -> Arguments.of(channel, format, CompetenceRole.DECIDE)));
        Stream<Arguments> inform =
                Stream.of(Format.values()).map(format -> Arguments.of(Channel.QUEUE, format, CompetenceRole.INFORM));
        return Stream.concat(decide, inform);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void passesItsChecks(Channel channel, Format format, CompetenceRole role) {
        Commanded made = Commanded.run(
                "new",
                "bees-agency",
                "-d",
                partners,
                "--channel",
                Draft.code(channel),
                "--format",
                Draft.code(format),
                "--role",
                Draft.code(role),
                "--commodities",
                "0106,0409");

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).as(made.out()).isZero();
        assertThat(made.out()).containsPattern("[1-9][0-9] checks, 0 failed");
        Connector connector = ENGINE.read(Folder.of(partners.resolve("bees-agency")));
        assertThat(connector.receives().orElseThrow().channel()).isEqualTo(channel);
        assertThat(connector.receives().orElseThrow().format()).isEqualTo(format);
        assertThat(connector.sends().isPresent()).isEqualTo(role == CompetenceRole.DECIDE);
        assertThat(connector.simulator()).isPresent();
        assertThat(ENGINE.contract(connector).samples())
                .extracting(sample -> sample.kind())
                .contains(Kind.REFERRAL, Kind.WITHDRAWAL);
        // Only who decides has a time to do so, and is reminded of it.
        assertThat(connector.agreement().deadlines().containsKey(Kind.REFERRAL))
                .isEqualTo(role == CompetenceRole.DECIDE);
        assertThat(connector.receives().orElseThrow().kinds().containsKey(Kind.REMINDER))
                .isEqualTo(role == CompetenceRole.DECIDE);
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws Exception {
        Files.createDirectory(partners.resolve("bees-agency"));

        Commanded made = Commanded.run("new", "bees-agency", "-d", partners);

        assertThat(made.code()).isEqualTo(2);
        assertThat(made.err()).contains("is there already").hasLineCount(1);
        assertThat(partners.resolve("bees-agency")).isEmptyDirectory();
    }

    @Test
    void whatCanNotBeIsSaidInOneLine() {
        assertThat(Commanded.run("new", "Bees", "-d", partners).err())
                .contains("lower case")
                .hasLineCount(1);
        assertThat(Commanded.run("new", "bees", "-d", partners, "--format", "csv")
                        .err())
                .contains("csv is none of canonical-xml")
                .hasLineCount(1);
        assertThat(Commanded.run("new", "bees", "-d", partners, "--channel", "soap", "--format", "json")
                        .err())
                .contains("A SOAP service speaks xml")
                .hasLineCount(1);
        assertThat(partners).isEmptyDirectory();
    }

    @Test
    void somebodyAtTheTerminalIsAskedForWhatNoOptionSays() {
        StringWriter out = new StringWriter();
        Questions questions =
                new Questions(true, new BufferedReader(new StringReader("queue\n\n")), new PrintWriter(out));

        assertThat(List.of(
                        questions.ask("Name", "Bees", "usual"),
                        questions.ask("Channel", "", "push"),
                        questions.ask("Format", "", "json")))
                .containsExactly("Bees", "queue", "json");
        assertThat(out.toString()).isEqualTo("Channel [push]: Format [json]: ");
    }
}
