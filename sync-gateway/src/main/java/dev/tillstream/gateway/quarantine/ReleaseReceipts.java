package dev.tillstream.gateway.quarantine;

import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.release.Decision;
import dev.tillstream.gateway.release.KeptOperation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the services say to released operations: asks once, and again whenever the organization got anything new. */
@Singleton
final class ReleaseReceipts {
    private final Heads heads;
    private final EntryStore entries;
    private final InstantSource clock;

    ReleaseReceipts(Heads heads, EntryStore entries, InstantSource clock) {
        this.heads = heads;
        this.entries = entries;
        this.clock = clock;
    }

    /** The results with the receipts that are there when all are, or after {@code atMost}. */
    Uni<List<Decision.Result>> addTo(List<Decision.Result> results, Administrator by, Duration atMost) {
        List<String> released = results.stream()
                .filter(result -> result.status().equals(KeptOperation.RELEASED))
                .map(Decision.Result::id)
                .toList();
        return receipts(by, released, clock.instant().plus(atMost))
                .map(receipts -> results.stream()
                        .map(result -> result.withReceipt(receipts.get(result.id())))
                        .toList());
    }

    private Uni<Map<String, String>> receipts(Administrator by, List<String> ids, Instant deadline) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return heads.view(everything(by))
                .chain(view -> entries.receipts(by, ids).chain(found -> {
                    Duration left = Duration.between(clock.instant(), deadline);
                    return found.size() >= ids.size() || left.isNegative() || left.isZero()
                            ? Uni.createFrom().item(found)
                            : receiptsAfter(by, ids, view.through(), left, deadline);
                }));
    }

    private Uni<Map<String, String>> receiptsAfter(
            Administrator by, List<String> ids, long seen, Duration left, Instant deadline) {
        return heads.awaitAnything(everything(by), seen, left).chain(() -> receipts(by, ids, deadline));
    }

    /** Who is told of every change of the organization; only its id matters here. */
    private static Caller everything(Administrator by) {
        String organization = by.organization();
        String person = by.author().name();
        Place place = Place.wholeOrganization(organization, organization);
        return Caller.staff(place, by.author().deviceId(), Role.OWNER, person);
    }
}
