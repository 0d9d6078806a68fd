package org.exchangehub.connectors.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.exchangehub.connectors.kit.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs the contract test of folders and says what is missing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks folders as the hub and the build do: schema, maps, samples both ways, refusals, ids, losses, attacks.",
            "Exit code 1 where a check fails."
        },
        footer = {
            "",
            "Examples:",
            "  connector check food-safety-animals",
            "  connector check food-safety-animals --verbose",
            "  connector check --all --json"
        })
final class CheckCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The partners whose folders are checked.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Check every folder of the directory.")
    private boolean all;

    @Option(names = "--json", description = "Write the result as JSON, one member for each folder.")
    private boolean asJson;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the checks that passed as well.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (all == !ids.isEmpty()) {
            throw new CommandFailure("Name the folders to check, or say --all");
        }
        PrintWriter out = spec.commandLine().getOut();
        FolderCheck check = new FolderCheck(Engine.start());
        Map<String, List<Check>> results = new LinkedHashMap<>();
        for (String id : all ? folders.ids() : ids) {
            List<Check> checks = check.of(folders.one(id));
            results.put(id, checks);
            if (!asJson) {
                tell(out, id, checks);
            }
        }
        long bad = results.values().stream()
                .filter(checks -> checks.stream().anyMatch(Check::isFailed))
                .count();
        out.println(asJson ? JSON.writeValueAsString(results) : results.size() + " checked, " + bad + " failed");
        out.flush();
        return bad == 0 ? 0 : 1;
    }

    private void tell(PrintWriter out, String id, List<Check> checks) {
        long failed = checks.stream().filter(Check::isFailed).count();
        out.println((failed == 0 ? "ok      " : "FAILED  ") + id + "  " + checks.size() + " checks"
                + (failed == 0 ? "" : ", " + failed + " failed"));
        checks.stream()
                .filter(check -> verbose || check.outcome() != Check.Outcome.PASSED)
                .forEach(check -> out.println("        " + check));
        out.flush();
    }
}
