package dev.tillstream.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a till has after its pulls, and the rules that every page must keep. */
public final class TillView {
    private static final int MAX_PAGES = 10_000;

    private final TestTill till;
    private final String parameters;
    public final Map<String, Long> records = new TreeMap<>();
    public final List<String> receipts = new ArrayList<>();
    public String cursor = "";
    public long appliedThrough;

    public TillView(TestTill till, String parameters) {
        this.till = till;
        this.parameters = parameters;
    }

    /** One page; answers whether there is more. */
    public boolean pull() {
        Shop.Answer answer = till.get("/sync/pull?" + parameters + (cursor.isEmpty() ? "" : "&since=" + cursor));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        JsonNode page = answer.json();
        Set<String> keys = new HashSet<>();
        long before = 0;
        for (JsonNode change : page.get("changes")) {
            String key = change.get("table").asText() + "|" + change.get("id").asText();
            require(keys.add(key), "twice on a page: " + key);
            require(change.get("seq").asLong() > before, "not in order: " + change);
            before = change.get("seq").asLong();
            apply(key, change);
        }
        page.get("receipts")
                .forEach(receipt -> receipts.add(receipt.get("op_id").asText()));
        cursor = page.get("cursor").asText();
        appliedThrough = page.get("applied_through").asLong();
        return page.get("has_more").asBoolean();
    }

    public TillView pullAll() {
        for (int pages = 0; pull(); pages++) {
            require(pages < MAX_PAGES, "no end");
        }
        return this;
    }

    private void apply(String key, JsonNode change) {
        boolean deleted = change.get("deleted").asBoolean();
        require(deleted == !change.has("data"), "data of a deletion: " + change);
        Long had = records.get(key);
        require(had == null || had <= change.get("version").asLong(), "went back: " + change);
        if (deleted) {
            records.remove(key);
        } else {
            records.put(key, change.get("version").asLong());
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
