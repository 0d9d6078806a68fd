package org.exchangehub.connectors.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.exchangehub.connectors.command.Change.Sort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Compares what two versions of a folder make of the same messages; a gate before a merge. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs messages through an old version of a folder and through the one in force, and lists what differs: field "
                    + "added, field removed, field changed, newly refused, newly accepted.",
            "Exit code 1 where something differs that --allow does not name."
        },
        footer = {
            "",
            "Examples:",
            "  connector replay food-safety-animals --from main --corpus connectors/partners/food-safety-animals/samples",
            "  connector replay food-safety-animals --from /tmp/old/food-safety-animals --corpus recorded --allow FIELD_ADDED"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int STEP = 200;

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The partner.")
    private String id = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "VERSION",
            description = "The old version: a directory, a revision of git, or the folder's hash as the hub has it on "
                    + "record (looked for in git).")
    private String from = "";

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR",
            description = "The messages: all .xml, .json and .edi files below it, of either direction.")
    private Path corpus = Path.of("");

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "SORT",
            description = "Sorts of difference that do not count: ${COMPLETION-CANDIDATES}.")
    private Set<Sort> allowed = EnumSet.noneOf(Sort.class);

    @Option(names = "--json", description = "Write the differences as JSON.")
    private boolean asJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Engine engine = Engine.start();
        Replay replay = new Replay(
                engine, engine.read(new OldVersion(folders.path(id)).find(from)), engine.read(folders.one(id)));
        List<Path> messages = messages();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            changes.addAll(replay.of(MessageFile.read(messages.get(i))));
            if ((i + 1) % STEP == 0) {
                spec.commandLine()
                        .getErr()
                        .println((i + 1) + " of " + messages.size() + " messages, " + changes.size() + " differences");
                spec.commandLine().getErr().flush();
            }
        }
        tell(messages.size(), changes);
        return changes.stream().allMatch(change -> allowed.contains(change.sort())) ? 0 : 1;
    }

    private void tell(int messages, List<Change> changes) {
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(JSON.writeValueAsString(changes));
        } else {
            changes.forEach(out::println);
            Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
            changes.forEach(change -> counts.merge(change.sort(), 1, Integer::sum));
            out.println(messages + " messages, " + changes.size() + " differences");
            counts.forEach((sort, count) ->
                    out.println("  " + count + " " + sort.words() + (allowed.contains(sort) ? " (allowed)" : "")));
        }
        out.flush();
    }

    private List<Path> messages() {
        if (!Files.isDirectory(corpus)) {
            throw new CommandFailure("There is no directory " + corpus);
        }
        try (Stream<Path> walk = Files.walk(corpus)) {
            List<Path> found = walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(xml|json|edi)"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new CommandFailure("There is no message below " + corpus);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
