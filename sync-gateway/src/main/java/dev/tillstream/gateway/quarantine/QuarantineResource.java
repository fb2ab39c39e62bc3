package dev.tillstream.gateway.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.admin.Administrators;
import dev.tillstream.gateway.keyset.Position;
import dev.tillstream.gateway.problem.Given;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.push.PreferWait;
import dev.tillstream.gateway.release.Decision;
import dev.tillstream.gateway.release.DiscardHandler;
import dev.tillstream.gateway.release.KeptOperation;
import dev.tillstream.gateway.release.ReleaseHandler;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was kept, and what people decide about it (PROTOCOL §7, B-10). */
@Path("quarantine")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final String ANY = "all";
    private static final Set<String> STATUSES =
            Set.of(KeptOperation.OPEN, KeptOperation.RELEASING, KeptOperation.RELEASED, KeptOperation.DISCARDED, ANY);

    private final Administrators administrators;
    private final EntryStore entries;
    private final ReleaseHandler releases;
    private final ReleaseReceipts receipts;
    private final DiscardHandler discards;

    QuarantineResource(
            Administrators administrators,
            EntryStore entries,
            ReleaseHandler releases,
            ReleaseReceipts receipts,
            DiscardHandler discards) {
        this.administrators = administrators;
        this.entries = entries;
        this.releases = releases;
        this.receipts = receipts;
        this.discards = discards;
    }

    /** One for each id that was asked for, in that order. */
    public record Results(@JsonProperty("results") List<Decision.Result> results) {}

    @GET
    @Operation(summary = "Kept operations, the newest first; status open, releasing, released, discarded or all")
    public Uni<QuarantineEntry.Page> list(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @RestQuery @DefaultValue("open") String status,
            @RestQuery("device_id") @Nullable String deviceId,
            @RestQuery("branch_id") @Nullable String branchId,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        return administrators.reader(headers, organizationId).chain(reader -> {
            requireId("device_id", deviceId);
            requireId("branch_id", branchId);
            requireReason(reason);
            return entries.page(
                    reader,
                    new EntryStore.Wanted(
                            status(status),
                            deviceId,
                            reason,
                            branchId,
                            Position.limit(limit, DEFAULT_LIMIT, MAX_LIMIT),
                            Position.of(cursor, EntryStore.CURSOR_SIZE)));
        });
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One kept operation, with its whole content")
    public Uni<QuarantineEntry> one(
            @Context HttpHeaders headers,
            @RestPath String id,
            @RestQuery("organization_id") @Nullable String organizationId) {
        return administrators
                .reader(headers, organizationId)
                .chain(reader -> entries.find(reader, Ids.isValid(id) ? id : ""))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("There is no such operation.")));
    }

    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let kept operations into the log; with Prefer: wait=S their receipts are in the answer")
    public Uni<Results> release(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @Nullable Decision decision) {
        Duration wait = PreferWait.of(headers.getRequestHeader("Prefer"));
        return administrators
                .manager(headers, organizationId)
                .chain(by -> releases.release(by, Given.body(decision))
                        .map(results -> inOrder(Given.body(decision), results))
                        .chain(results -> receipts.addTo(results, by, wait))
                        .map(Results::new));
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let kept operations be; their rejections stand")
    public Uni<Results> discard(
            @Context HttpHeaders headers,
            @RestQuery("organization_id") @Nullable String organizationId,
            @Nullable Decision decision) {
        return administrators
                .manager(headers, organizationId)
                .chain(by -> discards.discard(by, Given.body(decision)))
                .map(results -> new Results(inOrder(Given.body(decision), results)));
    }

    private static List<Decision.Result> inOrder(Decision decision, List<Decision.Result> results) {
        Map<String, Decision.Result> byId =
                results.stream().collect(Collectors.toMap(Decision.Result::id, Function.identity()));
        return decision.ids().stream()
                .map(id -> byId.getOrDefault(id, Decision.Result.unknown(id)))
                .toList();
    }

    private static @Nullable String status(String status) {
        if (!STATUSES.contains(status)) {
            throw Refusal.invalid("status must be open, releasing, released, discarded or all, but is " + status);
        }
        return status.equals(ANY) ? null : status;
    }

    private static void requireId(String name, @Nullable String id) {
        if (id != null && !Ids.isValid(id)) {
            throw Refusal.invalid(name + " must be an id");
        }
    }

    private static void requireReason(@Nullable String reason) {
        try {
            Reason unused = reason == null ? null : Reason.ofWireName(reason);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("reason must be one of the protocol's, but is " + reason);
        }
    }
}
