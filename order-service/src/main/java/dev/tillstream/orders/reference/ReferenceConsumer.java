package dev.tillstream.orders.reference;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.tillstream.contracts.Change;
import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.inbox.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Follows what the catalog and the inventory publish. */
@ApplicationScoped
class ReferenceConsumer {
    private static final Logger LOG = Logger.getLogger(ReferenceConsumer.class);
    private static final ObjectReader READER = Json.readerFor(ChangeRecord.class);
    private static final Set<String> TABLES = ReferenceUpdates.tables();

    private final ReferenceUpdates updates;

    ReferenceConsumer(ReferenceUpdates updates) {
        this.updates = updates;
    }

    @Incoming("catalog-changes")
    Uni<Void> catalog(ConsumerRecords<String, byte[]> records) {
        return updates.write(read(records));
    }

    @Incoming("inventory-changes")
    Uni<Void> inventory(ConsumerRecords<String, byte[]> records) {
        return updates.write(read(records));
    }

    private static List<ReferenceChange> read(ConsumerRecords<String, byte[]> records) {
        List<ReferenceChange> changes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                ChangeRecord published = READER.readValue(record.value());
                String organization = published.origin().organizationId();
                for (Change change : published.changes()) {
                    if (TABLES.contains(change.table())) {
                        changes.add(ReferenceChange.of(organization, change));
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.errorf(e, "record %d of %s-%d can't be read", record.offset(), record.topic(), record.partition());
            }
        }
        return changes;
    }
}
