package dev.tillstream.gateway.imagestore;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The store that the configuration names. Nothing is asked of it before the first image: the gateway starts without. */
final class ImageStores {
    private static final Logger LOG = Logger.getLogger(ImageStores.class);

    @Produces
    @Singleton
    KeptImages store(StoreConfig config) {
        return config.s3().map(s3 -> s3(s3, config.s3Timeout())).orElseGet(() -> new FolderStore(config.folder()));
    }

    void close(@Disposes KeptImages store) {
        store.close();
    }

    private static KeptImages s3(StoreConfig.S3 config, Duration timeout) {
        LOG.infof("images are kept in bucket %s at %s", config.bucket(), config.endpoint());
        return new S3Store(config, timeout);
    }
}
