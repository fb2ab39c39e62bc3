package dev.tillstream.acceptance;

import dev.tillstream.contracts.Ids;

/** Stock codes as ids of records: as they are, or derived where they hold what an id may not. */
final class ProductIds {
    private ProductIds() {}

    static String of(String stockCode) {
        return Ids.isValid(stockCode) ? stockCode : Ids.derived("stock code", stockCode);
    }
}
