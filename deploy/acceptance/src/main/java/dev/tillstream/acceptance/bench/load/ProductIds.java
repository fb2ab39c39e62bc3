package dev.tillstream.acceptance.bench.load;

import dev.tillstream.contracts.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The ids of an assortment: the same ones for the same organization, so that nobody has to remember them. */
public final class ProductIds {
    private final String organizationId;
    private final int count;

    public ProductIds(String organizationId, int count) {
        this.organizationId = organizationId;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public String id(int number) {
        return Ids.derived(organizationId, "product", Integer.toString(number));
    }

    List<byte[]> asBytes() {
        List<byte[]> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(id(i).getBytes(StandardCharsets.US_ASCII));
        }
        return ids;
    }
}
