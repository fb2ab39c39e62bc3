package dev.tillstream.local.command;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a process on this machine whether it is there; each question takes at most two seconds. */
record PortCheck(int port) {
    private static final int LIMIT_MILLIS = 2_000;

    /** True if this very process listens, and not a stranger that took the port first. */
    boolean isHeldBy(long pid) {
        return PortOwner.isHeldBy(port, pid);
    }

    /** True if somebody accepts connections. */
    boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** True if the service says that it is ready for requests. */
    boolean isHealthy() {
        try {
            URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
            HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            boolean healthy = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return healthy;
        } catch (IOException e) {
            return false;
        }
    }
}
