package dev.tillstream.gateway.push;

import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.receipt.ReceiptStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Waits for the receipts of some operations: asks once, and again whenever the device got new ones. */
@Singleton
public final class ReceiptWait {
    private final Heads heads;
    private final ReceiptStore receipts;
    private final InstantSource clock;

    ReceiptWait(Heads heads, ReceiptStore receipts, InstantSource clock) {
        this.heads = heads;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** The receipts that are there when all are, or after {@code atMost}. */
    public Uni<Map<UUID, ReceiptStore.Told>> receipts(Caller caller, Collection<UUID> opIds, Duration atMost) {
        if (opIds.isEmpty() || atMost.isZero()) {
            return Uni.createFrom().item(Map.of());
        }
        return receipts(caller, opIds, clock.instant().plus(atMost));
    }

    private Uni<Map<UUID, ReceiptStore.Told>> receipts(Caller caller, Collection<UUID> opIds, Instant deadline) {
        return heads.view(caller)
                .chain(view -> receipts.of(caller, opIds)
                        .chain(found -> enough(found, opIds, deadline)
                                ? Uni.createFrom().item(found)
                                : receiptsAfter(caller, opIds, view.receipts(), deadline)));
    }

    private Uni<Map<UUID, ReceiptStore.Told>> receiptsAfter(
            Caller caller, Collection<UUID> opIds, long seen, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return heads.awaitReceipts(caller, seen, left).chain(() -> receipts(caller, opIds, deadline));
    }

    private boolean enough(Map<UUID, ReceiptStore.Told> found, Collection<UUID> opIds, Instant deadline) {
        return found.size() >= opIds.size() || !clock.instant().isBefore(deadline);
    }
}
