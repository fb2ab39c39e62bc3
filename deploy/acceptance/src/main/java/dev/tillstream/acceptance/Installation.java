package dev.tillstream.acceptance;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A running installation: {@code .tillstream}, as the launcher keeps it.
 *
 * @param folder absolute
 */
record Installation(Path folder) {
    private static final String DEFAULT = ".tillstream";

    Installation {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The folder that TILLSTREAM_HOME names, else {@code .tillstream} here. */
    static Path defaultFolder() {
        return Path.of(Optional.ofNullable(System.getenv("TILLSTREAM_HOME")).orElse(DEFAULT));
    }

    /** Where the gateway is: as it runs, else as the demo data were made. */
    URI gateway() throws IOException {
        for (String name : new String[] {"run.json", "demo.json"}) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return URI.create(Json.readFields(Files.readString(file)).requiredText("gateway_url"));
            }
        }
        throw new IllegalStateException("nothing runs in " + folder + ": start it with ./tillstream up");
    }

    String setupToken() throws IOException {
        Path file = folder.resolve("setup-token");
        if (!Files.exists(file)) {
            throw new IllegalStateException("there is no " + file + ": start the installation with ./tillstream up");
        }
        return Files.readString(file).strip();
    }

    /** How to reach the databases, with user and password; empty where the installation doesn't say. */
    Optional<Database> database() throws IOException {
        Path file = folder.resolve("run.json");
        Fields database =
                Files.exists(file) ? Json.readFields(Files.readString(file)).object("database") : Fields.NONE;
        if (database.isEmpty()) {
            return Optional.empty();
        }
        Properties account = new Properties();
        account.setProperty("user", database.requiredText("user"));
        Path passwordFile = folder.resolve(database.requiredText("password_file"));
        account.setProperty("password", Files.readString(passwordFile).strip());
        String url = "jdbc:postgresql://" + database.requiredText("host") + ":" + database.requiredInteger("port") + "/"
                + database.requiredText("name");
        return Optional.of(new Database(url, account));
    }

    /** A JDBC address with its account. */
    record Database(String url, Properties account) {}
}
