package dev.tillstream.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker's own log, cut down to warnings: at the usual level a start alone writes hundreds of lines. */
final class QuietLogs {
    /** The names under which the broker logs. */
    static final List<String> CATEGORIES = List.of("kafka", "org.apache.kafka", "state.change.logger");

    /** Held here, because the log manager forgets a logger, and its level, that nobody holds. */
    private static final List<Logger> LOGGERS =
            CATEGORIES.stream().map(Logger::getLogger).toList();

    private QuietLogs() {}

    static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
