package dev.tillstream.inbox;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The one place where the time comes from; tests and simulations bring their own. */
class SystemClock {
    @Produces
    @DefaultBean
    InstantSource system() {
        return InstantSource.system();
    }
}
