package dev.tillstream.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Everything of the gateway that an operator can set; the names are {@code tillstream.<kebab-case>}. */
@ConfigMapping(prefix = "tillstream")
public interface GatewayConfig {
    /** The installer's credential; without it the setup calls do not exist. */
    Optional<String> setupToken();

    /** Whether browsers come by TLS, which ends here or at a proxy in front: they are told to come by nothing else. */
    @WithDefault("false")
    boolean tls();

    Limits limits();

    Feed feed();

    Topics topics();

    Db db();

    Services services();

    Tokens tokens();

    /** PROTOCOL §0. */
    interface Limits {
        @WithDefault("200")
        int maxOperations();

        /** After decompression. */
        @WithDefault("1048576")
        int maxBatchBytes();

        /** Of one picture. */
        @WithDefault("5242880")
        long maxImageBytes();

        /** For each device. */
        @WithDefault("300")
        long requestsPerSecond();

        @WithDefault("600")
        long requestBurst();

        /** Answers 401 that one address may get at once; after them only credentials that are known count. */
        @WithDefault("300")
        long failureBurst();

        @WithDefault("60")
        long failuresPerMinute();

        /** In which a request's body has to arrive. */
        @WithDefault("2m")
        Duration bodyTimeout();

        /** What may wait for Kafka's acknowledgement, over all devices; more is answered 503. */
        @WithDefault("67108864")
        long maxBytesInFlight();
    }

    /** DESIGN §7. */
    interface Feed {
        /** How long deletions and receipts stay: longer than any till is offline. */
        @WithDefault("90d")
        Duration retention();

        @WithDefault("1h")
        Duration purgeEvery();

        @WithDefault("5000")
        int purgeChunk();

        @WithDefault("50331648")
        long pageCacheBytes();

        @WithDefault("15s")
        Duration heartbeat();
    }

    /** What topics are made with, and compared to where they exist already. */
    interface Topics {
        @WithDefault("12")
        int partitions();

        @WithDefault("7d")
        Duration operationsRetention();

        @WithDefault("3d")
        Duration changesRetention();

        @WithDefault("30d")
        Duration quarantineRetention();
    }

    /** The connection that listens for heads is opened by hand, beside the pool. */
    interface Db {
        String host();

        int port();

        String name();

        String user();

        @WithConverter(DatabasePassword.class)
        String password();
    }

    /** What the services know the gateway by. */
    interface Tokens {
        /** The age at which the key that signs gets a successor. */
        @WithDefault("30d")
        Duration rotateEvery();
    }

    /** Where the services answer reads; http or https, without a path. */
    interface Services {
        URI catalog();

        URI orders();

        URI inventory();

        /** No data for so long ends a read. */
        @WithDefault("30s")
        Duration idleTimeout();
    }
}
