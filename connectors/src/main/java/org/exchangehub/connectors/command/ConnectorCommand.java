package org.exchangehub.connectors.command;

import java.io.UncheckedIOException;
import org.exchangehub.connectors.BadFolderException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command itself: its parts, and how an error is told. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        version = "connector 0.1.0",
        description = {
            "Makes, checks, tries, plays, compares and lists the connector folders of the exchange hub.",
            "",
            "A connector is a folder: connector.yaml (who the partner is, how it is reached, what it sends and receives), "
                    + "agreement.yaml (what may be exchanged), and, for a format of its own, contract/, maps/ and samples/."
        },
        subcommands = {
            NewCommand.class,
            CheckCommand.class,
            PinCommand.class,
            MapCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            CatalogueCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (connector help COMMAND tells more):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All is well.",
            "1:Something was found: a check failed, a message was refused, versions differ, a page is stale.",
            "2:The command could not be carried out: wrong options, or a folder or file that is not there."
        })
public final class ConnectorCommand {

    private ConnectorCommand() {}

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** The command, ready to be executed. */
    public static CommandLine line() {
        return new CommandLine(new ConnectorCommand())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((wrong, arguments) -> {
                    CommandLine line = wrong.getCommandLine();
                    line.getErr().println("connector: " + wrong.getMessage());
                    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (!(failure instanceof CommandFailure
                            || failure instanceof BadFolderException
                            || failure instanceof UncheckedIOException
                            || failure instanceof IllegalArgumentException)) {
                        throw failure;
                    }
                    line.getErr().println("connector: " + failure.getMessage());
                    return ExitCode.USAGE;
                });
    }
}
