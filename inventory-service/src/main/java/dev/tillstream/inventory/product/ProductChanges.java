package dev.tillstream.inventory.product;

import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Changed products as an operation for the inbox, and back. */
final class ProductChanges {
    /** The type of the operation that follows from changed products; no client can push it. */
    static final String TYPE = "products.changed";

    private static final String CHANGES = "changes";

    private ProductChanges() {}

    /** Empty where no product changed. */
    static Optional<PushedOperation> operationOf(ChangeRecord record) {
        List<Product> products = new ArrayList<>();
        for (Change change : record.changes()) {
            if (change.table().equals(Tables.PRODUCTS.name())) {
                products.add(productOf(record.origin().organizationId(), change));
            }
        }
        if (products.isEmpty()) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(Ids.derived(record.opId().toString(), TYPE));
        Operation operation = new Operation(
                id,
                null,
                null,
                TYPE,
                products.get(0).key().id(),
                null,
                record.receivedAt(),
                Fields.of(Map.of(CHANGES, new Products(products))));
        return Optional.of(new PushedOperation(record.origin(), record.receivedAt(), record.fingerprint(), operation));
    }

    /** The products of an operation that {@link #operationOf} made. */
    static List<Product> productsOf(PushedOperation pushed) {
        if (pushed.operation().payload().value(CHANGES) instanceof Products products) {
            return products.changed();
        }
        throw new IllegalArgumentException(TYPE + " is made from changes of products, never pushed");
    }

    private static Product productOf(String organizationId, Change change) {
        Fields fields = Objects.requireNonNullElse(change.data(), Fields.NONE);
        return new Product(new Key(organizationId, change.id()), change.version(), change.deleted(), fields);
    }

    /** Already read, so that nobody reads them twice. */
    private record Products(List<Product> changed) {}
}
