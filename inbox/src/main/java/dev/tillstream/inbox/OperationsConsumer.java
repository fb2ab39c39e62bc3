package dev.tillstream.inbox;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.tillstream.contracts.PushedOperation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The operations that the gateway published for this service. */
@ApplicationScoped
class OperationsConsumer {
    private static final ObjectReader READER = Json.readerFor(PushedOperation.class);

    private final Deliveries deliveries;

    OperationsConsumer(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Incoming("operations")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return deliveries.apply(records, record -> Optional.of(READER.<PushedOperation>readValue(record.value())));
    }
}
