package dev.tillstream.gateway.rate;

import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the requests of an address are counted under. */
public final class Network {
    private static final int GROUPS = 4;

    private Network() {}

    public static String of(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        return host == null ? "" : of(host);
    }

    /** Who has one address of IPv6 has the 2^64 of its network; all eight groups are written out. */
    private static String of(String host) {
        String[] groups = host.split(":", -1);
        return groups.length == 1 ? host : String.join(":", Arrays.copyOf(groups, GROUPS));
    }
}
