package dev.tillstream.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures the installer's credential, and no limit for tests that poll. */
public final class SetupTokenResource implements QuarkusTestResourceLifecycleManager {
    static final String TOKEN = "the-token-of-the-tests";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "tillstream.setup-token", TOKEN,
                "tillstream.topics.partitions", "3",
                "tillstream.limits.requests-per-second", "100000",
                "tillstream.limits.request-burst", "100000",
                "tillstream.auth.address-burst", "100000");
    }

    @Override
    public void stop() {}
}
