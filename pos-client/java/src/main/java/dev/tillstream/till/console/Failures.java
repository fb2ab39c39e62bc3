package dev.tillstream.till.console;

import dev.tillstream.client.store.TillInUseException;
import dev.tillstream.client.sync.GatewayException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in words what did not work, and ends with the exit code that {@code TillCommand} lists. */
public final class Failures implements IExecutionExceptionHandler {
    public static final int FAILED = 1;
    private static final int UNREACHABLE = 3;
    private static final int REFUSED = 4;
    private static final int IN_USE = 5;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("till: " + failure.getMessage());
        return exitCode(failure);
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof GatewayException.Unreachable) {
            return UNREACHABLE;
        }
        if (failure instanceof GatewayException.Refused) {
            return REFUSED;
        }
        return failure instanceof TillInUseException ? IN_USE : FAILED;
    }
}
