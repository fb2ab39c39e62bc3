package dev.tillstream.orders.desk;

import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.masterdata.MasterData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The service's master data on which no sums hang: parked orders (B-11). A new table of that kind needs no code here. */
final class PlainTables {
    private PlainTables() {}

    @Produces
    @Singleton
    static MasterData plain() {
        List<Table> tables = Tables.masterData(Owner.ORDERS).stream()
                .filter(table -> !table.equals(Tables.EXPENSES))
                .toList();
        return new MasterData(tables);
    }
}
