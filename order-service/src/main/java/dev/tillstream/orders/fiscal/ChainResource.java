package dev.tillstream.orders.fiscal;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.ReadProblem;
import dev.tillstream.inbox.read.Caller;
import dev.tillstream.orders.fiscal.FiscalDocument.Place;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /fiscal/chain?device_id=&from=&limit=}: a device's documents in their order, each with whether it fits, and
 * the first one that doesn't (B-3). Who has a branch sees those of its devices. A hole is a break too: a document that never came.
 */
@Path("fiscal")
@RolesAllowed({Caller.DEVICE, Caller.OWNER, Caller.MANAGER, Caller.AUDITOR})
@NonBlocking
public class ChainResource {
    private static final int MAX_LIMIT = 1000;

    private final ChainListStore store;
    private final JsonWebToken token;

    ChainResource(ChainListStore store, JsonWebToken token) {
        this.store = store;
        this.token = token;
    }

    @GET
    @Path("chain")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> chain(
            @RestQuery("device_id") @Nullable String deviceId,
            @RestQuery @DefaultValue("1") int from,
            @RestQuery @DefaultValue("100") int limit) {
        Caller caller = Caller.of(token);
        if (deviceId == null || deviceId.isEmpty()) {
            throw ReadProblem.invalid("device_id is required");
        }
        if (limit < 1 || limit > MAX_LIMIT || from < 1) {
            throw ReadProblem.invalid("from must be 1 or more and limit from 1 to " + MAX_LIMIT);
        }
        Place start = new Place(caller.organizationId(), deviceId, Math.max(from - 1, 1));
        return requireVisible(caller, deviceId)
                .chain(() -> store.list(start, limit + 1))
                .map(documents -> answer(deviceId, from, limit, documents));
    }

    /** Who has a branch sees the chains of its devices; a device its own. */
    private Uni<Void> requireVisible(Caller caller, String deviceId) {
        String branchId = caller.branchId();
        if (branchId == null || caller.id().equals(deviceId)) {
            return Uni.createFrom().voidItem();
        }
        return store.isOfBranch(caller.organizationId(), deviceId, branchId)
                .invoke(visible -> {
                    if (!visible) {
                        throw ReadProblem.notFound("no documents of device " + deviceId);
                    }
                })
                .replaceWithVoid();
    }

    private static String answer(String deviceId, int from, int limit, List<FiscalDocument> documents) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        @Nullable FiscalDocument before = null;
        @Nullable Long firstBreak = null;
        long expected = from;
        for (FiscalDocument document : documents) {
            long seq = document.place().seq();
            if (seq >= from && items.size() < limit) {
                boolean follows = before != null && before.place().seq() == seq - 1;
                boolean valid = seq == expected
                        && ChainRules.breaks(document, follows ? before : null, null, null)
                                .isEmpty();
                firstBreak = firstBreak == null && !valid ? Long.valueOf(Math.min(expected, seq)) : firstBreak;
                items.add(item(document, valid));
                expected = seq + 1;
            }
            before = document;
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("device_id", deviceId);
        answer.put("documents", items);
        answer.put("valid", firstBreak == null);
        answer.put("first_break", firstBreak);
        return Json.text(answer);
    }

    private static Map<String, @Nullable Object> item(FiscalDocument document, boolean valid) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("document_seq", document.place().seq());
        item.put("kind", document.kind());
        item.put("id", document.recordId());
        item.put("occurred_at", Timestamps.format(document.occurredAt()));
        item.put("total", document.total());
        item.put("tax", document.tax());
        item.put("previous_hash", document.link().previousHash());
        item.put("document_hash", document.link().hash());
        item.put("op_id", document.opId().toString());
        item.put("valid", valid);
        return item;
    }
}
