package dev.tillstream.client.store;

import dev.tillstream.client.store.LocalTable.Column;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file's schema, made from the definitions of {@code contracts} (S1-8). A definition that gained a field adds its
 * column to files that exist; values that had arrived before, and were kept as attributes, move into it.
 */
final class Schema {
    /**
     * Of the local-only tables; those that are synced follow their definitions. 1: the first; 2: an order's payments
     * apart from payments that stand alone, and the chain of documents.
     */
    static final int VERSION = 2;

    private static final List<String> LOCAL_TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS sync_outbox (
                op_id TEXT PRIMARY KEY,
                epoch INTEGER NOT NULL,
                seq INTEGER NOT NULL,
                type TEXT NOT NULL,
                table_name TEXT NOT NULL,
                record_id TEXT NOT NULL,
                payload TEXT NOT NULL,
                occurred_at TEXT NOT NULL,
                base_version INTEGER,
                _sync_status TEXT NOT NULL DEFAULT 'pending'
                    CHECK (_sync_status IN ('pending', 'syncing', 'synced', 'failed')),
                attempts INTEGER NOT NULL DEFAULT 0,
                next_attempt_at TEXT,
                sent_at TEXT,
                durable_at TEXT,
                last_error TEXT,
                reason TEXT,
                receipt TEXT,
                receipts INTEGER NOT NULL DEFAULT 0,
                UNIQUE (epoch, seq))""",
            "CREATE INDEX IF NOT EXISTS sync_outbox_open ON sync_outbox (epoch, seq) WHERE receipt IS NULL",
            "CREATE INDEX IF NOT EXISTS sync_outbox_unsettled ON sync_outbox (table_name, record_id)"
                    + " WHERE receipt IS NULL",
            "CREATE TABLE IF NOT EXISTS sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE IF NOT EXISTS server_versions (
                table_name TEXT NOT NULL,
                record_id TEXT NOT NULL,
                version INTEGER NOT NULL,
                awaited_version INTEGER NOT NULL DEFAULT 0,
                data TEXT,
                PRIMARY KEY (table_name, record_id)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS pending_stock (
                epoch INTEGER NOT NULL,
                seq INTEGER NOT NULL,
                product_id TEXT NOT NULL,
                change INTEGER NOT NULL,
                PRIMARY KEY (epoch, seq, product_id)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS pending_stock_product ON pending_stock (product_id)",
            """
            CREATE TABLE IF NOT EXISTS resync_seen (
                table_name TEXT NOT NULL,
                record_id TEXT NOT NULL,
                PRIMARY KEY (table_name, record_id)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS fiscal_documents (
                device_id TEXT NOT NULL,
                document_seq INTEGER NOT NULL,
                kind TEXT NOT NULL,
                record_id TEXT NOT NULL,
                occurred_at TEXT NOT NULL,
                total INTEGER,
                tax INTEGER,
                previous_hash TEXT NOT NULL,
                document_hash TEXT NOT NULL,
                PRIMARY KEY (device_id, document_seq)) WITHOUT ROWID""",
            """
            CREATE TABLE IF NOT EXISTS table_changes (
                table_name TEXT PRIMARY KEY,
                changes INTEGER NOT NULL) WITHOUT ROWID""");

    private final SqlSession sql;

    Schema(SqlSession sql) {
        this.sql = sql;
    }

    void migrate() {
        long version = sql.number("PRAGMA user_version");
        if (version > VERSION) {
            throw new TillStorageException("the till's file was written by a newer version of this program (schema "
                    + version + ", this one knows " + VERSION + "): update the program");
        }
        LOCAL_TABLES.forEach(sql::execute);
        setPaymentsOfOrdersApart();
        LocalTable.all().forEach(this::migrate);
        Derived.COUNTED.forEach(this::countChanges);
        sql.execute("PRAGMA user_version = " + VERSION);
    }

    /** Until schema 2 {@code payments} held the rows of orders; whoever runs this again finds nothing to do (S1-90). */
    private void setPaymentsOfOrdersApart() {
        if (columnsOf("payments").contains(LocalTable.POSITION)
                && columnsOf("order_payments").isEmpty()) {
            sql.execute("ALTER TABLE payments RENAME TO order_payments");
        }
    }

    private Set<String> columnsOf(String table) {
        return sql.list("SELECT name FROM pragma_table_info(?)", row -> row.getString(1), table).stream()
                .collect(Collectors.toSet());
    }

    private void migrate(LocalTable table) {
        Set<String> present = columnsOf(table.name());
        if (present.isEmpty()) {
            create(table);
        } else {
            table.columns().stream()
                    .filter(column -> !present.contains(column.name()))
                    .forEach(column -> addColumn(table, column));
        }
        for (String column : table.codes()) {
            sql.execute("CREATE INDEX IF NOT EXISTS " + quoted(table.name() + "_" + column + "_scanned") + " ON "
                    + quoted(table.name()) + " (" + quoted(column) + " COLLATE NOCASE)");
        }
        for (String column : table.indexes()) {
            sql.execute("CREATE INDEX IF NOT EXISTS " + quoted(table.name() + "_" + column) + " ON "
                    + quoted(table.name()) + " (" + quoted(column) + ")");
        }
    }

    private void create(LocalTable table) {
        String columns = table.columns().stream().map(Schema::definition).collect(Collectors.joining(", "));
        String parent = table.parentColumn();
        // Rows of a record lie together, in order, without an index beside them: they are only read with the record.
        String keyAndStorage = parent == null
                ? ", PRIMARY KEY (id))"
                : ", PRIMARY KEY (" + quoted(parent) + ", " + LocalTable.POSITION + ")) WITHOUT ROWID";
        sql.execute("CREATE TABLE " + quoted(table.name()) + " (" + columns + keyAndStorage);
    }

    private void addColumn(LocalTable table, Column column) {
        sql.execute("ALTER TABLE " + quoted(table.name()) + " ADD COLUMN " + definition(column));
        if (column.name().startsWith("_")) {
            return;
        }
        String path = "'$." + column.name() + "'";
        String attributes = quoted(Table.ATTRIBUTES);
        String value = column.type() == FieldType.JSON
                ? attributes + " -> " + path
                : "json_extract(" + attributes + ", " + path + ")";
        sql.execute("UPDATE " + quoted(table.name()) + " SET " + quoted(column.name()) + " = " + value + ", "
                + attributes + " = json_remove(" + attributes + ", " + path + ") WHERE json_type(" + attributes + ", "
                + path + ") IS NOT NULL");
    }

    /** Whoever writes into the table, its count goes up with it: a pull, an edit, another program (see {@link Derived}). */
    private void countChanges(Table table) {
        sql.execute("INSERT OR IGNORE INTO table_changes (table_name, changes) VALUES (?, 0)", table.name());
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            sql.execute("CREATE TRIGGER IF NOT EXISTS "
                    + quoted(table.name() + "_counts_" + event.toLowerCase(Locale.ROOT)) + " AFTER " + event + " ON "
                    + quoted(table.name()) + " BEGIN UPDATE table_changes SET changes = changes + 1"
                    + " WHERE table_name = '" + table.name() + "'; END");
        }
    }

    private static String definition(Column column) {
        String constraint = column.name().equals("id") ? " NOT NULL" : "";
        return quoted(column.name()) + " " + column.type().sqliteType() + constraint;
    }

    /** A name as SQL has it; names come from the definitions alone, never from data (S1-3, S1-10). */
    static String quoted(String name) {
        return '"' + name + '"';
    }
}
