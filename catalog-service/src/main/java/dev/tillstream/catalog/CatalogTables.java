package dev.tillstream.catalog;

import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.masterdata.MasterData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** All of the catalog's tables are master data. */
final class CatalogTables {
    private CatalogTables() {}

    @Produces
    @Singleton
    static MasterData masterData() {
        return new MasterData(Tables.masterData(Owner.CATALOG), new CatalogRules(), new PolicyStore());
    }
}
