package dev.tillstream.inventory.sale;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.tillstream.inbox.Deliveries;
import dev.tillstream.inbox.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows what the order service publishes: each sale moves stock. */
@ApplicationScoped
class OrderChangesConsumer {
    private static final ObjectReader READER = Json.readerFor(SaleChanges.class);

    private final Deliveries deliveries;

    OrderChangesConsumer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("order-changes")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return deliveries.follow(
                records, record -> READER.<SaleChanges>readValue(record.value()).toOperation());
    }
}
