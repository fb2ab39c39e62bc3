package dev.tillstream.inventory.product;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.inbox.Deliveries;
import dev.tillstream.inbox.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows what the catalog publishes: which products have batches, and when their stock is low. */
@ApplicationScoped
class CatalogChangesConsumer {
    private static final ObjectReader READER = Json.readerFor(ChangeRecord.class);

    private final Deliveries deliveries;

    CatalogChangesConsumer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("catalog-changes")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return deliveries.follow(
                records, record -> ProductChanges.operationOf(READER.<ChangeRecord>readValue(record.value())));
    }
}
