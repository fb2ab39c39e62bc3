package dev.tillstream.gateway.imagestore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which store an operator has for images. */
@ConfigMapping(prefix = "tillstream.images")
public interface StoreConfig {
    /** Where images are kept, unless there is an S3 store; several gateways must share it. */
    @WithDefault("images")
    Path folder();

    /** There as soon as anything of it is set. */
    Optional<S3> s3();

    /** Of one call to the S3 store, with its repetitions. */
    @WithDefault("10s")
    Duration s3Timeout();

    /** Any store that speaks S3; buckets are addressed by path. */
    interface S3 {
        URI endpoint();

        String bucket();

        /** {@code us-east-1} where the store has none. */
        Optional<String> region();

        /** Without keys they are looked for where every tool of AWS does: environment, files, role of the machine. */
        Optional<String> accessKey();

        Optional<String> secretKey();
    }
}
