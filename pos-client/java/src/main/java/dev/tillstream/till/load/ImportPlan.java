package dev.tillstream.till.load;

import dev.tillstream.client.Till;
import dev.tillstream.client.record.Recording;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.till.load.CsvFile.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do, line by line (B-18): checked whole before anything is written. The key of each operation follows
 * from the file's content and the line, so that an import which is run again, after an interruption or by mistake, sends
 * nothing twice.
 *
 * @param operations of the lines that are good
 * @param complaints what is wrong with the others, each beginning with the line's number
 */
public record ImportPlan(List<Recording.Draft> operations, List<String> complaints) {
    private static final String ID = "id";

    public ImportPlan {
        operations = List.copyOf(operations);
        complaints = List.copyOf(complaints);
    }

    /** @throws IllegalArgumentException for a file whose columns are none of the kind's */
    public static ImportPlan of(Path path, ImportKind kind, Till till) throws IOException {
        CsvFile file = CsvFile.read(path);
        return new Reader(file, kind, till).plan();
    }

    private static final class Reader {
        private final CsvFile file;
        private final ImportKind kind;
        private final Till till;
        private final CellReader cells;
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, @Nullable String> productIds = new HashMap<>();

        Reader(CsvFile file, ImportKind kind, Till till) {
            this.file = file;
            this.kind = kind;
            this.till = till;
            this.cells = new CellReader(till.currencyDecimals());
        }

        ImportPlan plan() {
            requireColumns();
            List<Recording.Draft> operations = new ArrayList<>();
            List<String> complaints = new ArrayList<>();
            for (Line line : file.lines()) {
                try {
                    operations.add(draft(line));
                } catch (IllegalArgumentException e) {
                    complaints.add("line " + line.number() + ": " + e.getMessage());
                }
            }
            return new ImportPlan(operations, complaints);
        }

        private void requireColumns() {
            for (String column : file.head()) {
                boolean known = kind.field(column).isPresent()
                        || (column.equals(ImportKind.PRODUCT) && kind.namesProducts())
                        || (column.equals(ID) && !kind.namesProducts());
                if (!known) {
                    throw new IllegalArgumentException("line 1: there is no column '" + column + "' in an import of "
                            + kind.name().toLowerCase(Locale.ROOT));
                }
            }
            for (String column : kind.needed()) {
                if (!file.head().contains(column)) {
                    throw new IllegalArgumentException("line 1: the column '" + column + "' is missing");
                }
            }
        }

        private Recording.Draft draft(Line line) {
            if (line.cells().size() != file.head().size()) {
                throw new IllegalArgumentException("has " + line.cells().size() + " columns, the first line "
                        + file.head().size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < file.head().size(); i++) {
                row.put(file.head().get(i), line.cells().get(i).strip());
            }
            for (String column : kind.needed()) {
                if (Objects.requireNonNullElse(row.get(column), "").isEmpty()) {
                    throw new IllegalArgumentException(column + " is missing");
                }
            }
            Fields record = record(row);
            String key = file.fingerprint() + "|" + line.number();
            UUID opId = UUID.nameUUIDFromBytes(("import|" + kind + "|" + key).getBytes(StandardCharsets.UTF_8));
            return new Recording.Draft(opId, kind.operation(), id(row, record, line), withoutCodes(row, record));
        }

        private Fields record(Map<String, String> row) {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            row.forEach((column, cell) -> {
                Field field = kind.field(column).orElse(null);
                Object value = field == null ? null : cells.read(field, cell);
                if (value != null) {
                    record.put(column, value);
                }
            });
            return Fields.of(record);
        }

        private Fields withoutCodes(Map<String, String> row, Fields record) {
            return switch (kind) {
                case PRODUCTS, CUSTOMERS, PRICES -> record;
                case STOCK -> {
                    Fields movement = record.with("product_id", product(row));
                    yield movement.has("reason") ? movement : movement.with("reason", "import");
                }
            };
        }

        private String id(Map<String, String> row, Fields record, Line line) {
            String id = switch (kind) {
                case PRODUCTS, CUSTOMERS -> givenOrDerived(row, record);
                case PRICES -> product(row);
                case STOCK -> Ids.derived("import", file.fingerprint(), Integer.toString(line.number()));
            };
            if (!Ids.isValid(id)) {
                throw new IllegalArgumentException("id '" + id + "' must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
            }
            Integer first = seen.putIfAbsent(id, line.number());
            if (first != null) {
                throw new IllegalArgumentException("is about the same record as line " + first);
            }
            return id;
        }

        private String givenOrDerived(Map<String, String> row, Fields record) {
            String given = row.get(ID);
            if (given != null && !given.isEmpty()) {
                return given;
            }
            return kind.idOf(record)
                    .orElseThrow(() ->
                            new IllegalArgumentException("has neither an id nor a field that one could follow from"));
        }

        private String product(Map<String, String> row) {
            String code = Objects.requireNonNull(row.get(ImportKind.PRODUCT));
            String id = productIds.computeIfAbsent(
                    code,
                    wanted -> till.products()
                            .byCode(wanted)
                            .map(product -> product.requiredText("id"))
                            .orElse(null));
            if (id == null) {
                throw new IllegalArgumentException("no product has the code " + code);
            }
            return id;
        }
    }
}
