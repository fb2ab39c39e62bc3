package dev.tillstream.gateway.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What decoding may cost; how long a file may be is one of the gateway's limits. */
@ConfigMapping(prefix = "tillstream.images")
public interface ImageConfig {
    /** Of one picture, by its header. */
    @WithDefault("40000000")
    long maxPixels();

    /** Of one that must be in memory as a whole: WebP, and JPEG of several scans. */
    @WithDefault("12500000")
    long maxWholePixels();

    /** How many pictures are decoded at a time; each takes up to 100 MB. */
    @WithDefault("1")
    int workers();

    /** How many more may wait for their turn; others are answered 503. */
    @WithDefault("16")
    int maxWaiting();

    /** For one picture, with its wait. */
    @WithDefault("20s")
    Duration timeLimit();
}
