package dev.tillstream.client.fake;

import dev.tillstream.client.fake.FakeServer.Device;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Full synchronization of one device, as the gateway's calls are seen by it. */
public final class FakeFullSync {
    private static final String PATH = "/sync/full";

    private final FakeServer server;
    private final Map<String, Operation> missing = new LinkedHashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private int number = 1;
    private String status = "open";

    FakeFullSync(FakeServer server) {
        this.server = server;
    }

    static boolean isAt(String path) {
        return path.startsWith(PATH);
    }

    /** The operations that wait for a person. */
    public synchronized List<Operation> missing() {
        return List.copyOf(missing.values());
    }

    /** How many operations each batch had. */
    public synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    /** What a manager does: what is missing comes in as ordinary operations. */
    public synchronized void confirm(Device device) {
        status = "confirmed";
        missing.values().forEach(operation -> server.accept(device, operation));
    }

    synchronized Object answer(String path, String body) {
        if (path.equals(PATH) && status.equals("confirmed")) {
            number++;
            status = "open";
            missing.clear();
        }
        if (path.endsWith("/operations")) {
            return Map.of("results", bring(Json.readFields(body).rows("operations")));
        }
        if (path.endsWith("/propose")) {
            status = "proposed";
        }
        return Map.of("id", "full-" + number, "status", status, "groups", groups());
    }

    private List<Map<String, Object>> groups() {
        return List.of(Map.of(
                "type",
                "orders.create",
                "day",
                "2026-11-21",
                "verdict",
                "missing",
                "count",
                missing.size(),
                "amount",
                199));
    }

    private List<Map<String, Object>> bring(List<Fields> operations) {
        if (!status.equals("open")) {
            throw new IllegalStateException("status is " + status);
        }
        batches.add(operations.size());
        List<Map<String, Object>> results = new ArrayList<>();
        for (Fields fields : operations) {
            Operation operation = Json.read(Json.write(fields), Operation.class);
            boolean known = server.receipt(operation.opId()) != null;
            if (!known) {
                missing.put(operation.opId().toString(), operation);
            }
            results.add(Map.of("op_id", operation.opId().toString(), "verdict", known ? "known" : "missing"));
        }
        return results;
    }
}
