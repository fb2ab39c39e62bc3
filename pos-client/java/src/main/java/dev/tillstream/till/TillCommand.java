package dev.tillstream.till;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The till on a command line. Exit codes: 0 done, 1 it did not work, 2 wrong usage, 3 the gateway can't be reached (the
 * till goes on selling), 4 the gateway refuses this till, 5 another program has the till's file.
 */
@Command(
        name = "till",
        mixinStandardHelpOptions = true,
        description = "A till that sells without a network and syncs when there is one.",
        subcommands = {
            EnrollCommand.class,
            SellCommand.class,
            ReturnCommand.class,
            PayCommand.class,
            ShiftCommand.class,
            StockCommand.class,
            PurchaseCommand.class,
            ExpenseCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ChainCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            ProductsCommand.class,
            ConflictsCommand.class,
            OutboxCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class TillCommand {
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TillCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
