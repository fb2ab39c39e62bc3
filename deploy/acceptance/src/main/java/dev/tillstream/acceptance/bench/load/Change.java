package dev.tillstream.acceptance.bench.load;

import dev.tillstream.contracts.Timestamps;
import java.util.SplittableRandom;

/** A single operation as a whole request, to be sent and timed by hand. */
public final class Change {
    private final IdMint ids;

    public Change(long seed) {
        this.ids = new IdMint(new SplittableRandom(seed));
    }

    /** Another price for a product, which comes into being with the first one. */
    public byte[] price(BenchTill till, String productId, long price) {
        ids.at(till.now().toEpochMilli());
        String operation = "{\"operations\":[{\"op_id\":\"" + ids.next() + "\",\"seq\":" + (till.pushed() + 1)
                + ",\"type\":\"products.upsert\",\"id\":\"" + productId + "\",\"occurred_at\":\""
                + Timestamps.format(till.now()) + "\",\"payload\":{\"name\":\"Espresso beans\",\"price\":" + price
                + "}}]}";
        return HttpRequest.post(till.gateway(), "/sync/batch", till.key().key(), operation);
    }
}
