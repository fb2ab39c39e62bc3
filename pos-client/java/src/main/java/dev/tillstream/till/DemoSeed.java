package dev.tillstream.till;

import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.till.demo.Demo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the demo organization: {@code DemoSeed GATEWAY_URL SETUP_TOKEN_FILE DEMO_JSON}. Run again, it goes on where it
 * was broken off, and does nothing where all is there. Exit 0: the file is written and every operation was applied.
 */
public final class DemoSeed {
    private static final int USAGE = 2;
    private static final int FAILED = 1;

    private DemoSeed() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: DemoSeed GATEWAY_URL SETUP_TOKEN_FILE DEMO_JSON");
            System.exit(USAGE);
        }
        try {
            String token = Files.readString(Path.of(arguments[1])).strip();
            new Demo(URI.create(arguments[0]), token, Path.of(arguments[2]), System.out::println).seed();
        } catch (GatewayException | IllegalStateException | IOException e) {
            System.err.println("The demo data could not be made: " + e.getMessage());
            System.exit(FAILED);
        }
    }
}
