package dev.tillstream.gateway.pull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.receipt.ReceiptStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code applied_through} at a cursor; remembered while the device has no newer receipts. */
@Singleton
final class AppliedNumbers {
    private static final int MAX_DEVICES = 100_000;

    private final ReceiptStore receipts;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MAX_DEVICES).build();

    AppliedNumbers(ReceiptStore receipts) {
        this.receipts = receipts;
    }

    private record Known(long newestReceipt, long appliedThrough) {}

    /** @param newestReceipt of the device, as the view says */
    Uni<Long> through(Caller caller, long cursor, long newestReceipt) {
        if (newestReceipt > cursor) {
            return receipts.appliedThrough(caller, cursor);
        }
        Known last = known.getIfPresent(caller.deviceId());
        if (last != null && last.newestReceipt == newestReceipt) {
            return Uni.createFrom().item(last.appliedThrough);
        }
        return receipts.appliedThrough(caller, cursor)
                .invoke(applied -> known.put(caller.deviceId(), new Known(newestReceipt, applied)));
    }
}
