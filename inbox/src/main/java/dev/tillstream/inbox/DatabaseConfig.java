package dev.tillstream.inbox;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** What a service must be told of its database; looked at before anything else, though nothing asks for it. */
@Unremovable
@ConfigMapping(prefix = "tillstream.db")
public interface DatabaseConfig {
    @WithConverter(DatabasePassword.class)
    String password();
}
