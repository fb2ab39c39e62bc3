package dev.tillstream.orders.order;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads what the operations of a batch touch: orders by id and by reference, numbers, conflicts. */
@ApplicationScoped
class Orders implements Domain {

    @Override
    public Set<String> tables() {
        return Set.of(Tables.ORDERS.name());
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        return OrderStore.lockNumbers(tx, numberedOrganizations(operations))
                .chain(numbers -> lockOrders(tx, operations).map(orders -> new OrderBook(orders, numbers, conflicts)));
    }

    private static Uni<Map<Key, Order>> lockOrders(SqlConnection tx, List<PushedOperation> operations) {
        return OrderStore.withReferences(tx, references(operations)).chain(found -> {
            Set<Key> keys = new LinkedHashSet<>(found);
            operations.forEach(pushed -> keys.add(new Key(pushed.origin().organizationId(), orderId(pushed))));
            return OrderStore.lock(tx, keys);
        });
    }

    /** Voids take no number. */
    private static Set<String> numberedOrganizations(List<PushedOperation> operations) {
        return operations.stream()
                .filter(pushed -> !pushed.operation().type().equals("orders.void"))
                .map(pushed -> pushed.origin().organizationId())
                .collect(Collectors.toSet());
    }

    private static Set<Key> references(List<PushedOperation> operations) {
        Set<Key> references = new LinkedHashSet<>();
        for (PushedOperation pushed : operations) {
            if (pushed.operation().payload().value("offline_reference") instanceof String reference) {
                references.add(new Key(pushed.origin().organizationId(), reference));
            }
        }
        return references;
    }

    private static String orderId(PushedOperation pushed) {
        return Conflicts.isResolution(pushed)
                ? Resolution.recordId(pushed)
                : pushed.operation().id();
    }
}
