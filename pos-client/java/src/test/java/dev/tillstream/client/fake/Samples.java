package dev.tillstream.client.fake;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One payload for each operation of {@link Tables}, made of the definitions alone. */
public final class Samples {
    private static final List<String> VERBS = List.of(
            "upsert",
            "open",
            "create",
            "adjust",
            "update_status",
            "receive",
            "cash_in",
            "cash_out",
            "close",
            "void",
            "erase",
            "delete");

    private Samples() {}

    /** A record's id and what happens to it. */
    public record Operation(String id, Fields payload) {}

    /** Everything that a client may push, beginnings before what follows on them. */
    public static List<OperationType> verbs() {
        return Tables.IN_FEED.stream()
                .flatMap(Samples::verbsOf)
                .filter(type -> type.audience() == OperationType.Audience.CLIENTS)
                .sorted(Comparator.comparingInt(type -> VERBS.indexOf(verbOf(type))))
                .toList();
    }

    /** All verbs of a table are about the same record. */
    public static Operation of(OperationType type) {
        return new Operation(
                "sample-" + type.table().name(),
                payload(type.payload(), type.name().endsWith(".upsert")));
    }

    private static String verbOf(OperationType type) {
        return type.name().substring(type.name().indexOf('.') + 1);
    }

    private static Stream<OperationType> verbsOf(Table table) {
        return VERBS.stream()
                .map(verb -> Tables.operationType(table + "." + verb))
                .flatMap(Optional::stream);
    }

    private static Fields payload(List<Field> fields, boolean everything) {
        Map<String, Object> payload = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.isRequired() || everything) {
                payload.put(field.name(), value(field));
            }
        }
        return Fields.of(payload);
    }

    private static Object value(Field field) {
        return switch (field.type()) {
            case ID -> "some-" + field.name();
            case TEXT -> field.name();
            case CHOICE -> field.choices().get(0);
            case MONEY, RATE, COUNT -> 100;
            case QUANTITY -> 2;
            case FLAG -> true;
            case TIME -> "2026-11-21T10:00:00.000Z";
            case DATE -> "2026-11-21";
            case JSON -> Map.of("cash", 100);
            case ROWS -> {
                Table rows = field.rows();
                yield rows == null
                        ? List.of()
                        : List.of(payload(rows.fields(), false).values());
            }
        };
    }
}
