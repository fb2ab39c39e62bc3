package dev.tillstream.local.command;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The loopback ports of all processes. The gateway's is a promise to people and stays what they asked for; the others
 * keep their number as long as it is free.
 */
record PortPlan(int gateway, int catalog, int orders, int inventory, int kafka, int kafkaController, int postgres) {
    static final int DEFAULT_GATEWAY = 8080;

    private static final int LAST_PORT = 65_535;

    PortPlan {
        if (gateway < 1 || gateway > LAST_PORT - 3) {
            throw new IllegalArgumentException("port must be 1 to " + (LAST_PORT - 3) + ", not " + gateway);
        }
    }

    /** The plan before anything is known of this machine. */
    static PortPlan standard(int gateway) {
        return new PortPlan(gateway, gateway + 1, gateway + 2, gateway + 3, 19_092, 19_093, 15_432);
    }

    /** The same plan for another gateway port; its neighbours move with it. */
    PortPlan withGateway(int port) {
        return port == gateway
                ? this
                : new PortPlan(port, port + 1, port + 2, port + 3, kafka, kafkaController, postgres);
    }

    /** Where the gateway finds the services, and they the gateway's public keys: variables that all of them know. */
    Map<String, String> serviceUrls() {
        return Map.of(
                "TILLSTREAM_GATEWAY_URL", url(gateway),
                "TILLSTREAM_CATALOG_URL", url(catalog),
                "TILLSTREAM_ORDERS_URL", url(orders),
                "TILLSTREAM_INVENTORY_URL", url(inventory));
    }

    /** The same plan with the next free port in place of each that is taken, the gateway's excepted. */
    PortPlan avoiding(IntPredicate free) {
        Choice choice = new Choice(free);
        choice.used.add(gateway);
        return new PortPlan(
                gateway,
                choice.next(catalog),
                choice.next(orders),
                choice.next(inventory),
                choice.next(kafka),
                choice.next(kafkaController),
                choice.next(postgres));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private record Choice(IntPredicate free, Set<Integer> used) {
        Choice(IntPredicate free) {
            this(free, new HashSet<>());
        }

        int next(int wanted) {
            int port = wanted;
            while (used.contains(port) || !free.test(port)) {
                if (++port > LAST_PORT) {
                    throw new IllegalStateException("no free port above " + wanted);
                }
            }
            used.add(port);
            return port;
        }
    }
}
