package dev.tillstream.inbox;

import dev.tillstream.inbox.Outcome.OperationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a batch are new, which come again, and which are others under a used id.
 *
 * @param fresh to be applied now, each id once
 * @param repeated to be answered with the outcome that stands, or that this batch gives
 * @param reused another content under an id that has its outcome: the first stands (PROTOCOL §1)
 */
record Admission(List<Delivery> fresh, List<Delivery> repeated, List<Delivery> reused) {

    static Admission of(List<Delivery> deliveries, Map<OperationKey, Outcome> known) {
        Map<OperationKey, String> fingerprints = new HashMap<>();
        known.forEach((key, outcome) -> fingerprints.put(key, outcome.fingerprint()));
        Admission admission = new Admission(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Delivery delivery : deliveries) {
            String fingerprint = delivery.pushed().fingerprint();
            String first = fingerprints.putIfAbsent(OperationKey.of(delivery.pushed()), fingerprint);
            admission.listFor(first, fingerprint).add(delivery);
        }
        return admission;
    }

    private List<Delivery> listFor(@Nullable String first, String fingerprint) {
        if (first == null) {
            return fresh;
        }
        return first.equals(fingerprint) ? repeated : reused;
    }
}
