package dev.tillstream.contracts.barcode;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import java.util.Optional;

/** Where records are found by a code. A till asks the indexes of its own file, a test a list. */
@FunctionalInterface
public interface Catalog {
    /**
     * The record whose field is this text, whatever its case; of several the one with the lowest id.
     *
     * @param field {@code id}, {@code barcode}, {@code sku} or {@code box_barcode}
     */
    Optional<Fields> find(Table table, String field, String text);
}
