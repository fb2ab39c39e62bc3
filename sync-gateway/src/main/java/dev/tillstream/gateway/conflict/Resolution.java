package dev.tillstream.gateway.conflict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.contracts.Fields;
import dev.tillstream.gateway.problem.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision about a conflict (PROTOCOL §5).
 *
 * @param merged for that strategy: the record as it should be; null merges field by field
 */
record Resolution(
        @JsonProperty("strategy") @Nullable String strategy,
        @JsonProperty("merged") @Nullable Fields merged) {
    private static final Set<String> STRATEGIES = Set.of("keep_server", "keep_local", "merge");

    Resolution {
        if (strategy == null || !STRATEGIES.contains(strategy)) {
            throw Refusal.invalid("strategy must be one of keep_server, keep_local, merge");
        }
    }
}
