package dev.tillstream.acceptance.bench.load;

import dev.tillstream.contracts.Timestamps;
import java.io.IOException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** An assortment, upserted by several tills: about 600 bytes a product as tills pull it. */
public final class Products implements Load.Pushing {
    private static final int BATCH = 100;

    private final ProductIds products;
    private final IdMint ids;
    private final AtomicInteger next;
    private final int end;

    /** The products from that number to before the other. */
    public Products(ProductIds products, int from, int end, long seed) {
        this.products = products;
        this.ids = new IdMint(new SplittableRandom(seed));
        this.next = new AtomicInteger(from);
        this.end = end;
    }

    @Override
    public int push(BenchTill till, int index) throws IOException {
        int from = next.getAndAdd(BATCH);
        int count = Math.min(BATCH, end - from);
        if (count <= 0) {
            return 0;
        }
        till.push(batch(till, from, count), count);
        return count;
    }

    private String batch(BenchTill till, int from, int count) {
        StringBuilder operations = new StringBuilder("{\"operations\":[");
        for (int i = 0; i < count; i++) {
            operations.append(i == 0 ? "" : ",").append(product(till, till.pushed() + 1 + i, from + i));
        }
        return operations.append("]}").toString();
    }

    private String product(BenchTill till, long seq, int number) {
        int price = 100 + number % 9_900;
        return "{\"op_id\":\"" + opId(till) + "\",\"seq\":" + seq + ",\"type\":\"products.upsert\",\"id\":\""
                + products.id(number) + "\",\"occurred_at\":\"" + Timestamps.format(till.now()) + "\",\"payload\":"
                + payload(number, price) + "}";
    }

    private static String payload(int number, int price) {
        String digits = String.format(Locale.ROOT, "%011d", number);
        return "{\"name\":\"Product number " + digits
                + ", dark roast\","
                + "\"sku\":\"SKU-" + digits + "\",\"barcode\":\"40" + digits
                + "\",\"brand\":\"Northern Harbour\",\"category\":\"Groceries\",\"price\":" + price
                + ",\"cost\":" + price * 6 / 10 + ",\"tax_rate\":1900,\"tax_included\":true,\"is_active\":true}";
    }

    private synchronized String opId(BenchTill till) {
        ids.at(till.now().toEpochMilli());
        return ids.next();
    }
}
