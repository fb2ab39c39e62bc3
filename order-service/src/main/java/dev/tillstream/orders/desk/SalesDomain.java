package dev.tillstream.orders.desk;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.masterdata.MasterData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** All tables of the order service: their operations touch the same shifts, accounts and sums. */
@ApplicationScoped
class SalesDomain implements Domain {
    private final MasterData expenses = new MasterData(Tables.masterData(Owner.ORDERS));

    @Override
    public Set<String> tables() {
        return Books.tables();
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        Wanted wanted = Wanted.of(operations);
        return Books.load(tx, wanted, operations)
                .chain(books -> expenses.load(tx, operations, conflicts)
                        .map(records -> new SalesWork(books, conflicts, records)));
    }
}
