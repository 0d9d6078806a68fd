package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.kit.Check;
import org.exchangehub.contracts.v1.DirectionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a new folder that passes its checks at once. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the folder of a new partner: connector.yaml, agreement.yaml, samples and, for a format of its own, contract, "
                    + "maps and an answer map of its simulator. It passes 'connector check' at once; then change it.",
            "What no option says is asked, or takes its default where nobody is at the terminal."
        },
        footer = {
            "",
            "Examples:",
            "  connector new bees-agency",
            "  connector new bees-agency --name \"Bees Agency\" --channel push --format json --commodities 0106,0409"
        })
final class NewCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(index = "0", paramLabel = "ID", description = "Lower case words joined by hyphens.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The partner's name (default: from its id).")
    private String name = "";

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "push (the hub posts to it), soap (the hub calls it), queue (AMQP 1.0) or feed (it reads and "
                    + "acknowledges). Default: push.")
    private String channel = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "canonical-json, canonical-xml (the standard contract, no maps), json, xml or edifact (its own). "
                            + "Default: canonical-json; on soap canonical-xml.")
    private String format = "";

    @Option(
            names = "--commodities",
            paramLabel = "PREFIX,...",
            description = "Prefixes of the Harmonised System that concern it, or all. Default: all.")
    private String commodities = "";

    @Option(
            names = "--directions",
            paramLabel = "DIRECTION,...",
            description = "import, export, transit. Default: import,export.")
    private String directions = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "decide (its answer counts) or inform (it is told). Default: decide.")
    private String role = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PartnerId partner = new PartnerId(id);
        Path target = folders.path(partner.value());
        if (Files.exists(target)) {
            throw new CommandFailure(target + " is there already");
        }
        PrintWriter out = spec.commandLine().getOut();
        Draft draft = draft(new Questions(
                Boolean.getBoolean("connector.ask"), new BufferedReader(new InputStreamReader(System.in, UTF_8)), out));
        Engine engine = Engine.start();
        Map<String, byte[]> files = new Scaffold(engine, draft).files();
        List<Check> checks = new FolderCheck(engine).of(new Folder(draft.id(), files));
        write(target, files);
        files.keySet().forEach(path -> out.println("  " + target.resolve(path)));
        long failed = checks.stream().filter(Check::isFailed).count();
        checks.stream().filter(Check::isFailed).forEach(out::println);
        out.println(checks.size() + " checks, " + failed + " failed");
        out.println("Next: change the folder to what the partner really speaks; connector check " + id
                + "; connector simulate " + id);
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private Draft draft(Questions questions) {
        String usualName =
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
        String chosenName = questions.ask("Name", name, usualName);
        Channel on = one(Channel.class, questions.ask("Channel: push, soap, queue, feed", channel, "push"));
        Format in = one(
                Format.class,
                questions.ask(
                        "Format: canonical-json, canonical-xml, json, xml, edifact",
                        format,
                        on == Channel.SOAP ? "canonical-xml" : "canonical-json"));
        return new Draft(
                id,
                chosenName,
                on,
                in,
                words(questions.ask("Commodities: prefixes of the Harmonised System, or all", commodities, "all")),
                words(questions.ask("Directions: import, export, transit", directions, "import,export")).stream()
                        .map(direction -> one(DirectionCode.class, direction))
                        .toList(),
                one(CompetenceRole.class, questions.ask("Role: decide or inform", role, "decide")));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static <T extends Enum<T>> T one(Class<T> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Draft.code(constant).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(word + " is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Draft::code)
                                .collect(Collectors.joining(", "))));
    }

    private static void write(Path target, Map<String, byte[]> files) {
        files.forEach((path, content) -> {
            try {
                Path file = target.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
