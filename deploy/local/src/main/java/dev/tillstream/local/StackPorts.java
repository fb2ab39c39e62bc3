package dev.tillstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The loopback ports of one stack.
 *
 * @param kafka where clients reach the broker
 * @param controller where the broker reaches its own controller; no client uses it
 * @param postgres where clients reach the database
 */
public record StackPorts(int kafka, int controller, int postgres) {
    public StackPorts {
        check("kafka", kafka);
        check("controller", controller);
        check("postgres", postgres);
    }

    /** Three ports that nobody used a moment ago. */
    public static StackPorts free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket kafka = new ServerSocket(0, 1, loopback);
                ServerSocket controller = new ServerSocket(0, 1, loopback);
                ServerSocket postgres = new ServerSocket(0, 1, loopback)) {
            return new StackPorts(kafka.getLocalPort(), controller.getLocalPort(), postgres.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + loopback, e);
        }
    }

    private static void check(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(name + " port must be 1 to 65535, not " + port);
        }
    }
}
