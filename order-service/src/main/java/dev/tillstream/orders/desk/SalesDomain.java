package dev.tillstream.orders.desk;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.masterdata.MasterData;
import dev.tillstream.orders.books.Books;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The tables whose operations touch the same shifts, accounts and sums. */
@ApplicationScoped
class SalesDomain implements Domain {
    private final MasterData expenses = new MasterData(List.of(Tables.EXPENSES));

    @Override
    public Set<String> tables() {
        return Set.of(
                "orders", "payments", "returns", "invoices", "expenses", "staff_work_sessions", "customer_balances");
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        return Books.load(tx, operations)
                .chain(books -> expenses.load(tx, operations, conflicts)
                        .map(records -> new SalesWork(books, conflicts, records)));
    }
}
