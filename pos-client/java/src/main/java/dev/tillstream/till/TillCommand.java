package dev.tillstream.till;

import dev.tillstream.till.checkout.ParkCommand;
import dev.tillstream.till.checkout.ParkedCommand;
import dev.tillstream.till.checkout.PayCommand;
import dev.tillstream.till.checkout.ResumeCommand;
import dev.tillstream.till.checkout.ReturnCommand;
import dev.tillstream.till.checkout.SellCommand;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.goods.ProductsCommand;
import dev.tillstream.till.goods.PurchaseCommand;
import dev.tillstream.till.goods.StockCommand;
import dev.tillstream.till.load.ExportCommand;
import dev.tillstream.till.load.ImportCommand;
import dev.tillstream.till.server.ChainCommand;
import dev.tillstream.till.server.ConflictsCommand;
import dev.tillstream.till.server.EnrollCommand;
import dev.tillstream.till.server.FullSyncCommand;
import dev.tillstream.till.server.OutboxCommand;
import dev.tillstream.till.server.StatusCommand;
import dev.tillstream.till.server.SyncCommand;
import dev.tillstream.till.shift.ExpenseCommand;
import dev.tillstream.till.shift.ShiftCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The till on a command line. Amounts are written as people write them, 12.50, in the organization's currency. Exit codes: 0 done, 1 it did not work, 2 wrong usage, 3 the gateway can't be reached (the
 * till goes on selling), 4 the gateway refuses this till, 5 another program has the till's file.
 */
@Command(
        name = "till",
        mixinStandardHelpOptions = true,
        description = "A till that sells without a network and syncs when there is one.",
        subcommands = {
            EnrollCommand.class,
            SellCommand.class,
            ParkCommand.class,
            ParkedCommand.class,
            ResumeCommand.class,
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
            FullSyncCommand.class,
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
