package dev.tillstream.client;

import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that sells and syncs until it is killed: {@code FILE}. Says each sale when it is confirmed. */
final class SellingProcess {
    private static final int SALES_BETWEEN_ROUNDS = 3;

    private SellingProcess() {}

    public static void main(String[] arguments) {
        try (Till till = Till.open(Path.of(arguments[0]), TillConfig.defaults())) {
            for (int i = 0; ; i++) {
                System.out.println(till.sell(sale()).requiredText("id"));
                if (i % SALES_BETWEEN_ROUNDS == 0) {
                    sync(till);
                }
            }
        }
    }

    private static void sync(Till till) {
        try {
            till.engine().push(SyncListener.SILENT);
            till.engine().pull(SyncListener.SILENT);
        } catch (GatewayException e) {
            System.err.println(e.getMessage());
        }
    }

    private static Sale sale() {
        Fields product = Fields.of(Map.of("id", "p", "name", "P", "price", 100));
        SaleItem item = SaleItem.of(product, Quantity.ofWhole(1));
        return Sale.of(List.of(item, item, item), Payment.of("cash", 300));
    }
}
