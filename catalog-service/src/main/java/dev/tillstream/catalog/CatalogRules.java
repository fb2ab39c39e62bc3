package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.masterdata.RecordRules;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What each table demands beyond the types of its fields. */
final class CatalogRules implements RecordRules {
    private static final Map<Table, Consumer<Fields>> SENT = Map.of(
            Tables.STAFF, StaffRules::checkSent,
            Tables.ORGANIZATION_SETTINGS, PolicyRules::checkSent,
            Tables.PRICE_LISTS, PriceListRules::checkSent,
            Tables.PROMOTIONS, PromotionRules::checkSent);

    private static final Map<Table, Consumer<Fields>> RESULT = Map.of(
            Tables.PRICE_LISTS, PriceListRules::checkResult,
            Tables.PROMOTIONS, PromotionRules::checkResult);

    @Override
    public void checkSent(Table table, Fields sent) {
        Optional.ofNullable(SENT.get(table)).ifPresent(rules -> rules.accept(sent));
    }

    @Override
    public void checkResult(Table table, Fields result) {
        Optional.ofNullable(RESULT.get(table)).ifPresent(rules -> rules.accept(result));
    }
}
