package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.client.sync.FullSync.Brought;
import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.sync.SyncConfig;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.table.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3-3, S3-12: the Java till brings what it alone holds, and a manager lets it in. */
class FullSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final Setup setup = RunningStack.shared().setup();
    private final URI gateway = RunningStack.shared().gateway();
    private final String code = "FULL-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatTheTillAloneHoldsComesInOnceAPersonAgrees() {
        String organization = setup.createOrganization(code, "Full", "EUR");
        Branch branch = setup.createBranch(organization, "B1", "First");
        Device device = setup.createOrRotateDevice(organization, branch, "till");
        setup.createOwner(organization, Map.of("name", "Olga", "email", "olga@full.example", "password", PASSWORD));
        try (Till till = Till.open(folder.resolve("till.sqlite"), TillConfig.defaults())) {
            till.enroll(gateway, device.key(), "T1");
            sell(till);
            sell(till);
            sync(till);
            assertThat(till.openOperations()).isEmpty();
            String alone = sell(till);

            Brought brought = till.fullSync().propose("the servers came from a backup", SyncListener.SILENT);
            assertThat(brought.known()).isEqualTo(2);
            assertThat(brought.missing()).isEqualTo(1);
            assertThat(brought.excluded()).isZero();
            Gateway owner = owner();
            confirm(owner, brought.proposal().requiredText("id"));
            RunningStack.await(
                    PATIENCE, "the sale is there", () -> orders(owner).size() == 3);

            sync(till);
            assertThat(till.openOperations()).isEmpty();
            assertThat(till.engine().diverged()).contains(List.of());
            assertThat(orders(owner)).extracting(order -> order.text("id")).contains(alone);
            assertThat(till.all(Tables.ORDERS))
                    .hasSize(3)
                    .allMatch(order -> order.integer("global_order_number") != null);
            assertThat(till.fullSync().latest().orElseThrow().text("status")).isEqualTo("confirmed");
        }
    }

    private static void confirm(Gateway owner, String id) {
        Fields shown = owner.post("/sync/full/" + id + "/confirm", Map.of("reason", "restored"), Fields.class);
        assertThat(shown.text("status")).isEqualTo("confirmed");
    }

    private static List<Fields> orders(Gateway owner) {
        return owner.get("/orders", Fields.class).rows("items");
    }

    private Gateway owner() {
        Gateway anybody = new Gateway(TillConfig.defaults().http(), gateway, "", SyncConfig.DEFAULT);
        Map<String, Object> login = Map.of("organization", code, "email", "olga@full.example", "password", PASSWORD);
        String token = anybody.post("/auth/login", login, Fields.class).requiredText("access_token");
        return new Gateway(TillConfig.defaults().http(), gateway, token, SyncConfig.DEFAULT);
    }

    private static String sell(Till till) {
        Fields tea = Fields.of(Map.of("id", "tea", "name", "Tea", "price", 350));
        Sale sale = Sale.of(List.of(SaleItem.of(tea, Quantity.ofWhole(1))), Payment.of("cash", 350));
        return till.sell(sale).requiredText("id");
    }

    private static void sync(Till till) {
        till.engine().sync(PATIENCE, SyncListener.SILENT);
    }
}
