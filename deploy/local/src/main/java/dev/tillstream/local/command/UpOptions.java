package dev.tillstream.local.command;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code up} was asked for.
 *
 * @param fresh forget all data first
 * @param port of the gateway; empty for the one of last time
 */
record UpOptions(boolean fresh, OptionalInt port) {
    /**
     * Reads {@code [--fresh] [--port N]}.
     *
     * @throws UsageException if there is anything else
     */
    static UpOptions parse(List<String> arguments) {
        boolean fresh = false;
        OptionalInt port = OptionalInt.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--fresh")) {
                fresh = true;
            } else if (argument.equals("--port") && rest.hasNext()) {
                port = OptionalInt.of(parsePort(rest.next()));
            } else {
                throw new UsageException("up does not know " + argument);
            }
        }
        return new UpOptions(fresh, port);
    }

    private static int parsePort(String text) {
        try {
            return PortPlan.standard(Integer.parseInt(text)).gateway();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--port takes a number from 1 to 65532, not " + text);
        }
    }
}
