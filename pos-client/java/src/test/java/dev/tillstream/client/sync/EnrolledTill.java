package dev.tillstream.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.fake.FakeGateway;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till that is enrolled at a gateway whose faults the test decides. */
abstract class EnrolledTill {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    final FakeGateway gateway = new FakeGateway();
    Till till;

    @BeforeEach
    void enroll() {
        till = Till.open(folder.resolve("till.sqlite"), config());
        till.enroll(gateway.url(), FakeGateway.KEY, "T1");
    }

    @AfterEach
    void close() {
        till.close();
        gateway.close();
    }

    Fields sell(int count) {
        Fields last = Fields.NONE;
        for (int i = 0; i < count; i++) {
            last = till.sell(sale());
        }
        return last;
    }

    static Sale sale() {
        Fields product = Fields.of(Map.of("id", "p", "name", "P", "price", 199));
        return Sale.of(List.of(SaleItem.of(product, Quantity.ofWhole(1))), Payment.of("cash", 199));
    }

    static Fields product(String name, int price) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("price", price);
        return Fields.of(fields);
    }

    Fields product(String id) {
        return till.find(Tables.PRODUCTS, id).orElseThrow();
    }

    SyncReport sync() {
        return till.engine().sync(LIMIT, SyncListener.SILENT);
    }

    void assertSettled() {
        assertThat(till.openOperations()).isEmpty();
    }

    void assertEqualToServer() {
        assertThat(till.engine().diverged()).contains(List.of());
    }

    TillConfig config() {
        SyncConfig fast = SyncConfig.DEFAULT.withRetries(new SyncConfig.Retries(
                5, Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMinutes(10)));
        return TillConfig.defaults().withSync(fast);
    }
}
