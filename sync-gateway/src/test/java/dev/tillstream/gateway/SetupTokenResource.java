package dev.tillstream.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures the installer's credential. */
public final class SetupTokenResource implements QuarkusTestResourceLifecycleManager {
    static final String TOKEN = "the-token-of-the-tests";

    @Override
    public Map<String, String> start() {
        return Map.of("tillstream.setup-token", TOKEN, "tillstream.topics.partitions", "3");
    }

    @Override
    public void stop() {}
}
