package dev.tillstream.inventory.product;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.Domain;
import dev.tillstream.inbox.UnitOfWork;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what the catalog says of products; publishes nothing. */
@ApplicationScoped
class ProductDomain implements Domain {
    @Override
    public Set<String> tables() {
        return Set.of(Tables.PRODUCTS.name());
    }

    @Override
    public Uni<? extends UnitOfWork> load(SqlConnection tx, List<PushedOperation> operations, Conflicts conflicts) {
        return Uni.createFrom().item(new Work());
    }

    private static final class Work implements UnitOfWork {
        private final Map<Key, Product> newest = new LinkedHashMap<>();

        @Override
        public Decision decide(PushedOperation pushed, Instant now) {
            ProductChanges.productsOf(pushed)
                    .forEach(product ->
                            newest.merge(product.key(), product, (a, b) -> a.version() < b.version() ? b : a));
            return Decision.following(List.of());
        }

        @Override
        public Uni<Void> store(SqlConnection tx) {
            return ProductStore.keep(tx, List.copyOf(newest.values()));
        }
    }
}
