package org.exchangehub.connectors.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.kit.Sums;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the sums of what was agreed with a partner, so that no file of it changes unnoticed. */
@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        description = {
            "Writes contract/SHA256SUMS and samples/SHA256SUMS. From then on a file there that is changed, added or gone "
                    + "fails the check until the folder is pinned again."
        },
        footer = {"", "Examples:", "  connector pin bees-agency", "  connector pin --all"})
final class PinCommand implements Callable<Integer> {

    @Mixin
    private FolderOption folders = new FolderOption();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The partners whose folders are pinned.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Pin every folder of the directory.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (all == !ids.isEmpty()) {
            throw new CommandFailure("Name the folders to pin, or say --all");
        }
        PrintWriter out = spec.commandLine().getOut();
        for (String id : all ? folders.ids() : ids) {
            Sums.of(Catalogue.whole(folders.one(id))).forEach((path, text) -> {
                try {
                    Files.writeString(folders.path(id).resolve(path), text);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
                out.println("  " + folders.path(id).resolve(path));
            });
        }
        out.flush();
        return 0;
    }
}
