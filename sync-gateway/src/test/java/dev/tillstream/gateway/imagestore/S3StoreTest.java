package dev.tillstream.gateway.imagestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 server that checks signatures, configured as an operator does. */
class S3StoreTest {
    private static final String NAME = "ab0123456789.webp";
    private static final Buffer CONTENT = Buffer.buffer(new byte[10_000]);

    @TempDir
    static Path buckets;

    private static S3Proxy server;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectory(buckets.resolve("pictures"));
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(buckets.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "the-key", "the-secret")
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void keepsWhatItIsGiven() throws IOException {
        try (KeptImages store = store(Map.of())) {
            assertThat(store).isInstanceOf(S3Store.class);
            assertThat(store.contains(NAME)).isFalse();
            assertThat(store.read(NAME)).isEmpty();
            store.write(NAME, CONTENT);
            store.write(NAME, CONTENT);
            assertThat(store.contains(NAME)).isTrue();
            assertThat(store.read(NAME)).contains(CONTENT);
            assertThat(Files.size(buckets.resolve("pictures").resolve(NAME))).isEqualTo(CONTENT.length());
        }
    }

    @Test
    void aWrongSecretIsNoMissingImage() {
        assertFails(store(Map.of("secret-key", "another")));
    }

    @Test
    void aBucketThatIsNotThereIsNoMissingImage() {
        try (KeptImages store = store(Map.of("bucket", "nowhere"))) {
            assertThatThrownBy(() -> store.read(NAME)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.write(NAME, CONTENT)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatIsAwayIsAnErrorInTime() {
        assertFails(store(Map.of("endpoint", "http://127.0.0.1:1")));
    }

    @Test
    void oneKeyAloneIsAMistake() {
        assertThatThrownBy(() -> store(Map.of("secret-key", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tillstream.images.s3.secret-key");
    }

    @Test
    void withoutAnEndpointThereIsTheFolder() {
        StoreConfig config = config(Map.of("tillstream.images.folder", buckets.toString()));
        assertThat(new ImageStores().store(config)).isInstanceOf(FolderStore.class);
    }

    private static void assertFails(KeptImages store) {
        try (store) {
            assertThatThrownBy(() -> store.contains(NAME)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.read(NAME)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.write(NAME, CONTENT)).isInstanceOf(IOException.class);
        }
    }

    private static KeptImages store(Map<String, String> other) {
        Map<String, String> values = new HashMap<>(Map.of(
                "endpoint", "http://127.0.0.1:" + server.getPort(),
                "bucket", "pictures",
                "access-key", "the-key",
                "secret-key", "the-secret"));
        values.putAll(other);
        Map<String, String> named = new HashMap<>();
        values.forEach((key, value) -> named.put("tillstream.images.s3." + key, value));
        named.put("tillstream.images.s3-timeout", "3s");
        return new ImageStores().store(config(named));
    }

    private static StoreConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(StoreConfig.class)
                .withDefaultValues(values)
                .withConverter(Duration.class, 1, new DurationConverter())
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(StoreConfig.class);
    }
}
