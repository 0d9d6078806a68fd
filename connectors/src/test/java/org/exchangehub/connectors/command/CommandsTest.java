package org.exchangehub.connectors.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an integrator does with a folder of one's own: check it, map with it, compare it with what it was. */
class CommandsTest {

    @TempDir
    Path directory;

    private Path partners = Path.of("");
    private Path bees = Path.of("");

    @BeforeEach
    void aPartnerWithAFormatOfItsOwn() {
        partners = directory.resolve("now");
        bees = partners.resolve("bees-agency");
        make(partners);
    }

    private static void make(Path partners) {
        assertThat(Commanded.run("new", "bees-agency", "-d", partners, "--format", "json")
                        .code())
                .isZero();
    }

    @Test
    void checkSaysThatAllIsWell() {
        Commanded checked = Commanded.run("check", "bees-agency", "-d", partners);

        assertThat(checked.code()).isZero();
        assertThat(checked.out()).contains("ok      bees-agency").contains("1 checked, 0 failed");
    }

    @Test
    void checkNamesTheSampleThatAChangedMapBreaks() throws IOException {
        edit("maps/referral.to-partner.xsl", "'goods', CommodityCode", "'goods', Description");

        Commanded checked = Commanded.run("check", "--all", "-d", partners);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("FAILED  bees-agency", "samples/referral/first", "/lines/0/goods");
    }

    @Test
    void whatIsPinnedDoesNotChangeUnnoticed() throws IOException {
        Commanded pinned = Commanded.run("pin", "bees-agency", "-d", partners);

        assertThat(pinned.code()).isZero();
        assertThat(pinned.out()).contains("contract/SHA256SUMS", "samples/SHA256SUMS");
        assertThat(Commanded.run("check", "bees-agency", "-d", partners).code()).isZero();
        edit("contract/question.schema.json", "\"object\"", "[\"object\", \"string\"]");
        Files.delete(bees.resolve("samples/disposition/wrong.refused.yaml"));
        Commanded checked = Commanded.run("check", "bees-agency", "-d", partners);
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out())
                .contains("contract/question.schema.json: is what was agreed", "connector pin bees-agency")
                .contains("samples/disposition/wrong.refused.yaml: is what was agreed", "it is not there");
    }

    @Test
    void checkTellsAFolderThatTheHubWouldRefuse() throws IOException {
        edit("connector.yaml", "channel: push", "channel: pigeon");

        Commanded checked = Commanded.run("check", "bees-agency", "-d", partners, "--json");

        assertThat(checked.code()).isEqualTo(1);
        JsonNode result = JsonMapper.shared().readTree(checked.out());
        assertThat(result.at("/bees-agency/0/outcome").asString()).isEqualTo("FAILED");
        assertThat(result.at("/bees-agency/0/detail").asString()).contains("/receives/channel");
    }

    @Test
    void mapPutsACanonicalMessageIntoThePartnersFormAndSaysWhatIsLost() {
        Commanded mapped = Commanded.run(
                "map", "bees-agency", bees.resolve("samples/referral/first.canonical.xml"), "-d", partners);

        assertThat(mapped.code()).isZero();
        assertThat(JsonMapper.shared().readTree(mapped.out()).at("/event").asString())
                .isEqualTo("ASKED");
        assertThat(mapped.err())
                .contains("referral to bees-agency", "Declaration/GoodsItem/ItemChargeAmount/Value  MINOR")
                .doesNotContain("NOT DECLARED");
    }

    @Test
    void mapReadsWhatThePartnerSends() {
        Path answer = bees.resolve("samples/disposition/first.wire.json");

        Commanded mapped = Commanded.run("map", "bees-agency", answer, "-d", partners, "--kind", "disposition");
        Commanded other = Commanded.run("map", "bees-agency", answer, "-d", partners, "--kind", "referral");

        assertThat(mapped.code()).isZero();
        assertThat(mapped.out()).contains("<DispositionCode>CONDITIONAL</DispositionCode>");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("is a disposition, not a referral").hasLineCount(1);
    }

    @Test
    void mapSaysWhereARefusedMessageIsWrong() {
        Commanded mapped = Commanded.run(
                "map", "bees-agency", bees.resolve("samples/disposition/wrong.refused.json"), "-d", partners);

        assertThat(mapped.code()).isEqualTo(1);
        assertThat(mapped.out()).isEmpty();
        assertThat(mapped.err()).contains("refused: SCHEMA_INVALID", "/answers/0/outcome");
    }

    @Test
    void replayOfTheSameVersionFindsNothing() {
        Path old = directory.resolve("old");
        make(old);

        Commanded replayed = replay(old.resolve("bees-agency"));

        assertThat(replayed.code()).isZero();
        assertThat(replayed.out()).contains("12 messages, 0 differences");
    }

    @Test
    void replaySortsEachDifference() throws IOException {
        Path old = directory.resolve("old");
        make(old);
        edit("maps/referral.to-partner.xsl", "f:text('case', CaseID)", "f:text('case', Declaration/LRN)");
        edit("maps/referral.to-partner.xsl", ", f:text('to', DestinationCountryCode)", "");
        edit("contract/answer.schema.json", "\"REFUSED\"]", "\"PERHAPS\"]");
        edit("maps/disposition.from-partner.xsl", "'REFUSED'", "'PERHAPS'");
        edit(
                "maps/withdrawal.to-partner.xsl",
                "<string key=\"event\">",
                "<string key=\"role\">DECIDE</string><string key=\"event\">");

        Commanded replayed = replay(old.resolve("bees-agency"));
        Commanded allowed = replay(
                old.resolve("bees-agency"),
                "--allow",
                "FIELD_ADDED,FIELD_REMOVED,FIELD_CHANGED,NEWLY_REFUSED,NEWLY_ACCEPTED");

        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.out())
                .containsPattern("field changed .*referral/first.canonical.xml  /case ")
                .containsPattern("field removed .*referral/first.canonical.xml  /declaration/to  \"NO\"")
                .containsPattern("field added .*withdrawal/first.canonical.xml  /role  \"DECIDE\"")
                .containsPattern("newly refused .*disposition/first.wire.json  SCHEMA_INVALID at /answers/6/outcome")
                .containsPattern("newly accepted .*disposition/wrong.refused.json  SCHEMA_INVALID");
        assertThat(allowed.code()).isZero();
    }

    @Test
    void replayFindsAnEarlierVersionByItsRevisionAndByItsHash() throws Exception {
        String hash = org.exchangehub.connectors.Folder.of(bees).hash();
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first");
        edit("maps/referral.to-partner.xsl", ", f:text('to', DestinationCountryCode)", "");

        assertThat(replay("HEAD").out()).contains("/declaration/to");
        assertThat(replay(hash).out()).contains("/declaration/to");
        assertThat(replay("no-such-revision").code()).isEqualTo(2);
        assertThat(replay("f".repeat(64)).err()).contains("has the hash").hasLineCount(1);
    }

    @Test
    void catalogueWritesThePageAndTellsWhenItIsStale() throws IOException {
        Path page = directory.resolve("page.md");

        assertThat(Commanded.run("catalogue", "-d", partners, "-o", page, "--check")
                        .code())
                .isEqualTo(1);
        assertThat(Commanded.run("catalogue", "-d", partners, "-o", page).code())
                .isZero();
        assertThat(Commanded.run("catalogue", "-d", partners, "-o", page, "--check")
                        .code())
                .isZero();
        assertThat(page).content().contains("| [Bees agency](#bees-agency) |", "| push | json |");
        edit("connector.yaml", "area: to be described", "area: bees and honey");
        assertThat(Commanded.run("catalogue", "-d", partners, "-o", page, "--check")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void simulateRefusesAPartnerThatCanNotBePlayed() throws IOException {
        edit("connector.yaml", "simulator:\n  answer: simulator/answer.xsl\n  delay: PT1S\n", "");

        Commanded played = Commanded.run("simulate", "bees-agency", "-d", partners);

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("has no section 'simulator'").hasLineCount(1);
    }

    @Test
    void errorsAreOneClearLine() {
        assertThat(Commanded.run("check", "nobody", "-d", partners).err())
                .contains("There is no folder")
                .hasLineCount(1);
        assertThat(Commanded.run("check").err())
                .contains("Name the folders to check")
                .hasLineCount(1);
        assertThat(Commanded.run("fly").code()).isEqualTo(2);
    }

    @Test
    void helpNamesEachCommandAndTheExitCodes() {
        Commanded help = Commanded.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("new ", "check ", "map ", "simulate ", "replay ", "catalogue ", "Exit codes:");
    }

    private Commanded replay(Object from, Object... more) {
        Object[] all = new Object[8 + more.length];
        Object[] first = {"replay", "bees-agency", "-d", partners, "--from", from, "--corpus", bees.resolve("samples")};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Commanded.run(all);
    }

    private void git(String... arguments) throws Exception {
        java.util.List<String> line = new java.util.ArrayList<>(java.util.List.of("git", "-C", partners.toString()));
        line.addAll(java.util.List.of(arguments));
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }

    private void edit(String path, String text, String other) throws IOException {
        String before = Files.readString(bees.resolve(path));
        assertThat(before).contains(text);
        Files.writeString(bees.resolve(path), before.replace(text, other));
    }
}
