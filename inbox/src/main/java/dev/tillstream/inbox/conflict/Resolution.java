package dev.tillstream.inbox.conflict;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import java.util.Optional;

/**
 * A person's decision about a conflict.
 *
 * @param conflict fields of {@link dev.tillstream.contracts.table.Tables#CONFLICTS}
 * @param merged the fields that a person put together; only with {@link Strategy#MERGE}
 */
public record Resolution(Fields conflict, Strategy strategy, Optional<Fields> merged) {
    private static final String TABLE = "table";
    private static final String RECORD_ID = "record_id";

    /** The id of the record that the operation decides about; empty where it doesn't say. */
    public static String recordId(PushedOperation resolution) {
        return textOf(resolution, RECORD_ID);
    }

    /** The table of the record that the operation decides about; empty where it doesn't say. */
    public static String tableOf(PushedOperation resolution) {
        return textOf(resolution, TABLE);
    }

    public String recordId() {
        return conflict.requiredText(RECORD_ID);
    }

    public String table() {
        return conflict.requiredText(TABLE);
    }

    private static String textOf(PushedOperation resolution, String name) {
        return resolution.operation().payload().value(name) instanceof String text ? text : "";
    }
}
