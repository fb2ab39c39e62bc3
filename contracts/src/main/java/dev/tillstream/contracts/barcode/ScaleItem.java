package dev.tillstream.contracts.barcode;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which product a scale means by the digits of its item; the order is that of {@link Scanning}. */
final class ScaleItem {
    private ScaleItem() {}

    static Optional<Fields> product(ScaleBarcode.Label label, Catalog catalog) {
        String item = label.item();
        String unpadded = item.replaceFirst("^0+(?=.)", "");
        Stream<Optional<Fields>> byPrefix = padded(label.layout().prefix() + item).stream()
                .map(barcode -> catalog.find(Tables.PRODUCTS, "barcode", barcode));
        Stream<Optional<Fields>> bySku =
                Stream.of(item, unpadded).map(sku -> catalog.find(Tables.PRODUCTS, "sku", sku));
        Stream<Optional<Fields>> byItem =
                Stream.of(item, unpadded).map(barcode -> catalog.find(Tables.PRODUCTS, "barcode", barcode));
        return Stream.of(byPrefix, bySku, byItem)
                .flatMap(search -> search)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** How chains write such an item down as a barcode: a label over nothing, or its beginning. */
    private static List<String> padded(String beginning) {
        String twelve = beginning + "0".repeat(ScaleBarcode.LENGTH - 1 - beginning.length());
        return List.of(twelve + CheckDigit.of(twelve), twelve + "0", twelve, beginning);
    }
}
