package dev.tillstream.catalog;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.local.simulated.Till;
import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An organization of its own for each test, with two tills against the running service. */
abstract class CatalogTest {
    @Inject
    Rows rows;

    final Till one = new Till("org-" + Till.nextId(), "till-1");
    final Till two = new Till(one.organization(), "till-2");
    Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    static Receipt receiptOf(ChangeRecord record) {
        return Objects.requireNonNull(record.receipt());
    }
}
