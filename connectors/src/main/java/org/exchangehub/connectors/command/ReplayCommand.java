package org.exchangehub.connectors.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.command.Change.Sort;
import org.exchangehub.contracts.Kind;
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
            "  connector replay food-safety-animals --from /tmp/old/food-safety-animals --corpus recorded --allow FIELD_ADDED",
            "  PGUSER=reader PGPASSWORD=... connector replay food-safety-animals --from <hash> \\",
            "      --corpus jdbc:postgresql://db.example/hub --kind referral --newest 1000"
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
                    + "record (looked for in the record where messages come from there, else in git).")
    private String from = "";

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR|URL",
            description = "The messages: all .xml, .json and .edi files below a directory, of either direction; or the "
                    + "record of a hub, jdbc:postgresql://..., with user and password from PGUSER and PGPASSWORD.")
    private String corpus = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "From a record only messages of this kind, for example referral.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--newest",
            paramLabel = "N",
            defaultValue = "500",
            description = "From a record the newest N that the partner sent, and as many that were owed to it "
                    + "(default: ${DEFAULT-VALUE}).")
    private int newest = 500;

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
        Connector now = engine.read(folders.one(id));
        try (Corpus messages = corpus()) {
            Connector old = messages.version(from)
                    .map(engine::recorded)
                    .orElseGet(() -> engine.read(new OldVersion(folders.path(id)).find(from)));
            return compare(new Replay(engine, old, now), messages.items());
        }
    }

    private int compare(Replay replay, List<Supplier<MessageFile>> messages) {
        if (messages.isEmpty()) {
            throw new CommandFailure("There is no message in " + corpus);
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            changes.addAll(replay.of(messages.get(i).get()));
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

    private Corpus corpus() {
        if (!corpus.startsWith("jdbc:")) {
            return new Corpus.Directory(Path.of(corpus));
        }
        kind.filter(code -> Kind.ofCode(code).isEmpty()).ifPresent(code -> {
            throw new CommandFailure("There is no kind of message " + code);
        });
        return new Corpus.Recorded(HubRecord.open(corpus, System.getenv()), id, kind, newest);
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
}
