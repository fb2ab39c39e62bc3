package dev.tillstream.orders.desk;

import dev.tillstream.orders.order.TestOperations;
import dev.tillstream.orders.order.TopicPeer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An organization of its own for each test, with a till against the running service. */
abstract class DeskTest {
    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    final String organization = "org-" + UUID.randomUUID();
    TopicPeer topics;
    OrdersPeer peer;
    TestOperations till;

    @BeforeEach
    void connect() {
        topics = new TopicPeer(kafka, "orders");
        peer = new OrdersPeer(topics, pool, organization);
        till = peer.till("b1", "till-1");
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }
}
