package dev.tillstream.gateway;

import dev.tillstream.gateway.Shop.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** A device with its key. */
public record TestTill(String organizationId, String branchId, String deviceId, String key) {

    public Answer push(String... operations) {
        return pushBody("{\"operations\":[" + String.join(",", operations) + "]}");
    }

    public Answer pushBody(String body, String... headers) {
        return Shop.post("/sync/batch", key, BodyPublishers.ofString(body), headers);
    }

    public Answer get(String path, String... headers) {
        return Shop.get(path, key, headers);
    }

    /** A sale of one product, as JSON. */
    public static String sale(UUID opId, long seq, String id) {
        return """
        {"op_id":"%s","seq":%d,"type":"orders.create","id":"%s","occurred_at":"2026-11-21T10:30:00.000Z",
        "payload":{"payment_method":"cash","total":500,"items":[
        {"product_id":"p-1","quantity":2,"unit_price":250,"total_price":500}]}}""".formatted(opId, seq, id);
    }

    public static String sale(long seq) {
        return sale(UUID.randomUUID(), seq, "o-" + UUID.randomUUID());
    }
}
