package dev.tillstream.gateway;

import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/** The database's password as an operator gave it: without one, or with one that everybody knows, the gateway does not start. */
public final class DatabasePassword implements Converter<String> {
    private static final long serialVersionUID = 1L;
    private static final Set<String> KNOWN_TO_ALL = Set.of("tillstream", "postgres", "password", "secret", "changeme");

    @Override
    public String convert(String value) {
        if (value.isBlank() || KNOWN_TO_ALL.contains(value.strip())) {
            throw new IllegalArgumentException(
                    "TILLSTREAM_DB_PASSWORD (or tillstream.db.password in a file of settings)"
                            + " must be the database's own password: there is no default");
        }
        return value;
    }
}
