package org.exchangehub.connectors.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Rendered;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one message through a folder's maps and shows what comes out and what is lost. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Maps one message, either way: a canonical document of a kind that the partner receives is put into the partner's "
                    + "form; everything else is read as coming from the partner.",
            "The result goes to the standard output, all about it (kind, version, losses) to the standard error.",
            "Exit code 1 where the message is refused. Time, ids and control numbers are those of the samples."
        },
        footer = {
            "",
            "Examples:",
            "  connector map food-safety-animals my-referral.xml > case.json",
            "  connector map food-safety-animals decision.json --kind disposition"
        })
final class MapCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The partner.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The message: XML, JSON or EDIFACT.")
    private Path file = Path.of("");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What the message must be, for example referral; found by itself where absent.")
    private Optional<String> kind = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Engine engine = Engine.start();
        Connector connector = engine.read(folders.one(id));
        MessageFile message = MessageFile.read(file);
        Optional<Kind> wanted = kind.map(
                code -> Kind.ofCode(code).orElseThrow(() -> new CommandFailure("There is no kind of message " + code)));
        Optional<Kind> received = message.received(connector)
                .filter(out -> wanted.map(out::equals).orElse(true));
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (received.isPresent()) {
                render(engine, connector, received.get(), message, err);
            } else {
                Translated read = engine.translator().toCanonical(connector, message.wire(), Contract.PARAMETERS);
                if (wanted.isPresent() && read.kind() != wanted.get()) {
                    throw new CommandFailure(file + " is a " + read.kind().code() + ", not a "
                            + wanted.get().code());
                }
                err.println(about(read.kind(), "from", read.version()));
                show(read.canonical(), Format.CANONICAL_XML);
            }
            return 0;
        } catch (RefusedException refused) {
            err.println("refused: " + refused.reason().name());
            refused.faults().forEach(fault -> err.println("  " + fault.position() + ": " + fault.reason()));
            return 1;
        } finally {
            err.flush();
        }
    }

    private void render(Engine engine, Connector connector, Kind out, MessageFile message, PrintWriter err) {
        byte[] canonical = message.wire().bytes();
        engine.canonical().validate(canonical);
        Rendered rendered = engine.translator().fromCanonical(connector, out, canonical, Contract.PARAMETERS);
        err.println(about(out, "to", rendered.version()));
        show(rendered.wire().bytes(), connector.receives().orElseThrow().format());
        if (connector.receives().orElseThrow().format().isCanonical()) {
            err.println("Nothing is lost: the partner is on the standard contract");
            return;
        }
        List<DeclaredLoss> declared = connector.loss().getOrDefault(out, List.of());
        var lost =
                engine.contract(connector).lost(new Sample.Accepted(out, message.name(), canonical, Optional.empty()));
        err.println(lost.isEmpty() ? "Nothing of this message is lost" : "Lost of this message:");
        lost.forEach(path -> err.println("  " + path + "  "
                + declared.stream()
                        .filter(loss -> loss.covers(path))
                        .findFirst()
                        .map(loss -> loss.severity() + ": " + loss.why())
                        .orElse("NOT DECLARED: say under 'loss' of connector.yaml how serious it is, and why")));
    }

    private String about(Kind which, String direction, Optional<String> version) {
        return which.code() + " " + direction + " " + id
                + version.map(number -> ", version " + number + " of its contract")
                        .orElse("");
    }

    private void show(byte[] bytes, Format format) {
        spec.commandLine()
                .getOut()
                .println(new String(
                        bytes, format == Format.EDIFACT ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        spec.commandLine().getOut().flush();
    }
}
