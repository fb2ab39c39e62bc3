package dev.tillstream.till.console;

import dev.tillstream.client.Till;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.client.sync.SyncListener;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/** A short try to sync after something was written. What was written is safe already; this only brings news sooner. */
public final class QuickSync {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private QuickSync() {}

    public static void attempt(Till till, CommandSpec spec) {
        if (till.status().deviceId() == null) {
            return;
        }
        try {
            till.engine().sync(LIMIT, SyncListener.SILENT);
        } catch (GatewayException e) {
            spec.commandLine().getErr().println("till: not synced now: " + e.getMessage());
        }
    }
}
