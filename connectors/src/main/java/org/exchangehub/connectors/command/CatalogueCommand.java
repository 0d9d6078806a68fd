package org.exchangehub.connectors.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page that lists all partners. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the page of all partners: role, channel, format, versions, competence, documents, losses.",
            "With --check nothing is written, and the exit code is 1 where the page is stale."
        },
        footer = {"", "Examples:", "  connector catalogue", "  connector catalogue --check"})
final class CatalogueCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folders = new FolderOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "docs/catalogue.md",
            description = "The page (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("docs/catalogue.md");

    @Option(names = "--check", description = "Only say whether the page is what would be written.")
    private boolean check;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Engine engine = Engine.start();
        String page = PartnerPage.of(
                folders.ids().stream().map(id -> engine.read(folders.one(id))).toList());
        try {
            if (check) {
                boolean isFresh =
                        Files.exists(output) && Files.readString(output).equals(page);
                spec.commandLine()
                        .getOut()
                        .println(output + (isFresh ? " is fresh" : " is stale: run connector catalogue"));
                return isFresh ? 0 : 1;
            }
            if (output.toAbsolutePath().getParent() instanceof Path above) {
                Files.createDirectories(above);
            }
            Files.writeString(output, page);
            spec.commandLine().getOut().println("Written: " + output);
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
