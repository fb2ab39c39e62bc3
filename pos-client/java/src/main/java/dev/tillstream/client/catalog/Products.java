package dev.tillstream.client.catalog;

import dev.tillstream.client.store.Derived;
import dev.tillstream.client.store.PendingStock;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SettingsReader;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.barcode.ScaleBarcode;
import dev.tillstream.contracts.barcode.Scan;
import dev.tillstream.contracts.barcode.Scanning;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds products in the till's own file, so that it costs no network (S2-1). */
public final class Products {
    private static final String AFTER_EVERY_LETTER = "\uffff";

    private final TillDatabase database;
    private final Derived<List<ScaleBarcode>> layouts = new Derived<>(
            List.of(Tables.POS_SETTINGS),
            sql -> ScaleBarcode.of(new SettingsReader(sql).settings().object("settings")));

    public Products(TillDatabase database) {
        this.database = database;
    }

    /** By barcode, else by sku, else by id; whatever case. */
    public Optional<Fields> byCode(String code) {
        String wanted = code.toLowerCase(Locale.ROOT);
        return database.read(sql -> {
            RecordReader reader = new RecordReader(sql);
            return reader.select(Tables.PRODUCTS, "WHERE _barcode_lower = ? LIMIT 1", wanted).stream()
                    .findFirst()
                    .or(() -> reader.select(Tables.PRODUCTS, "WHERE _sku_lower = ? LIMIT 1", wanted).stream()
                            .findFirst())
                    .or(() -> reader.find(Tables.PRODUCTS, code));
        });
    }

    /** What a scanned or typed code says, by the layouts of the till's branch (B-14); see {@link Scanning}. */
    public Scan scan(String code) {
        return database.read(sql -> {
            RecordReader reader = new RecordReader(sql);
            return Scanning.read(code, layouts.get(sql), (table, field, text) -> find(reader, table, field, text));
        });
    }

    private static Optional<Fields> find(RecordReader reader, Table table, String field, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Fields> found = switch (field) {
            case "id" -> reader.select(table, "WHERE id = ?", text);
            case "sku" -> reader.select(table, "WHERE _sku_lower = ? ORDER BY id LIMIT 1", lower);
            case "barcode" ->
                table.equals(Tables.PRODUCTS)
                        ? reader.select(table, "WHERE _barcode_lower = ? ORDER BY id LIMIT 1", lower)
                        : reader.select(table, "WHERE barcode = ? COLLATE NOCASE ORDER BY id LIMIT 1", text);
            case "box_barcode" ->
                reader.select(table, "WHERE box_barcode = ? COLLATE NOCASE ORDER BY id LIMIT 1", text);
            default -> throw new IllegalArgumentException("no code is kept in " + table + "." + field);
        };
        return found.stream().findFirst();
    }

    /** Products whose name, sku or barcode begins with the text, by name; all where it is empty. */
    public List<Fields> search(String prefix, int limit) {
        String from = prefix.toLowerCase(Locale.ROOT);
        String to = from + AFTER_EVERY_LETTER;
        return database.read(sql -> new RecordReader(sql)
                .select(
                        Tables.PRODUCTS,
                        "WHERE (_name_lower >= ? AND _name_lower < ?) OR (_sku_lower >= ? AND _sku_lower < ?)"
                                + " OR (_barcode_lower >= ? AND _barcode_lower < ?) ORDER BY _name_lower LIMIT ?",
                        from,
                        to,
                        from,
                        to,
                        from,
                        to,
                        limit));
    }

    /** The stock of the till's branch as it should be now, this till's open sales taken off; may be negative (S1-95). */
    public Quantity stockOf(String productId) {
        return database.read(sql -> new PendingStock(sql)
                .level(new SyncState(sql).get(StateKey.BRANCH_ID).orElse(""), productId));
    }
}
