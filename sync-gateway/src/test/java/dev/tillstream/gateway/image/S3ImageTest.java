package dev.tillstream.gateway.image;

import static dev.tillstream.gateway.picture.TestPictures.corners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.imagestore.StoreConfig;
import dev.tillstream.gateway.picture.TestPictures;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway with an S3 store that comes and goes (S4-4, S4-7). */
@GatewayTest
@TestProfile(S3ImageTest.WithS3.class)
class S3ImageTest {
    private static final String BUCKET = "pictures";
    private static final String KEY = "the-key";
    private static final String SECRET = "the-secret";

    @TempDir
    Path buckets;

    @Inject
    StoreConfig config;

    private TestTill till;

    /** What this class sets; the store itself is each test's own. */
    public static final class WithS3 implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tillstream.images.s3.endpoint",
                    "http://127.0.0.1:" + freePort(),
                    "tillstream.images.s3.bucket",
                    BUCKET,
                    "tillstream.images.s3.access-key",
                    KEY,
                    "tillstream.images.s3.secret-key",
                    SECRET,
                    "tillstream.images.s3-timeout",
                    "4s",
                    "tillstream.images.folder",
                    "target/never-made",
                    "tillstream.images.max-waiting",
                    "1");
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeEach
    void enrol() throws IOException {
        Files.createDirectory(buckets.resolve(BUCKET));
        till = Shop.anotherTill();
    }

    @Test
    void picturesAreInTheBucketAndAnybodyMayLook() throws Exception {
        S3Proxy server = start();
        try {
            Answer kept = upload(900);
            assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
            for (String url : kept.json().get("variants").findValuesAsText("url")) {
                HttpResponse<byte[]> image = Upload.get(url);
                assertThat(image.statusCode()).as(url).isEqualTo(200);
                assertThat(image.headers().firstValue("Content-Type")).contains("image/webp");
                assertThat(image.body())
                        .isEqualTo(Files.readAllBytes(buckets.resolve(BUCKET).resolve(name(url))));
            }
            assertThat(Upload.get("/images/" + "0".repeat(40) + ".webp").statusCode())
                    .isEqualTo(404);
            try (Stream<Path> files = Files.list(buckets.resolve(BUCKET))) {
                assertThat(files).hasSize(kept.json().get("variants").size());
            }
            assertThat(config.folder()).doesNotExist();
        } finally {
            server.stop();
        }
    }

    @Test
    void aStoreThatIsAwayIsToldAndOneThatComesBackHasAll() throws Exception {
        S3Proxy server = start();
        String url = upload(300).json().get("image_url").asText();
        byte[] image = Upload.get(url).body();
        server.stop();

        assertAway(upload(310));
        assertAway(upload(300));
        HttpResponse<byte[]> read = Upload.get(url);
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(new String(read.body(), StandardCharsets.UTF_8))
                .contains("\"unavailable\"")
                .doesNotContain("127.0.0.1", BUCKET, "Exception");
        assertThat(read.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");

        S3Proxy again = start();
        try {
            assertThat(Upload.get(url).body()).isEqualTo(image);
            assertThat(upload(300).json().get("image_url").asText()).isEqualTo(url);
            assertThat(upload(310).status()).isEqualTo(200);
        } finally {
            again.stop();
        }
    }

    /** One picture is at work, one waits; who comes then is told at once to come again. */
    @Test
    void aStoreThatHangsHoldsUpFewUploads() throws Exception {
        try (ServerSocket silent = new ServerSocket(port(), 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> upload(400));
            try (Socket held = silent.accept()) {
                List<CompletableFuture<Answer>> others = IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> upload(410 + i)))
                        .toList();
                List<Answer> answers =
                        others.stream().map(CompletableFuture::join).toList();
                assertThat(held.isConnected()).isTrue();
                assertThat(answers).allSatisfy(S3ImageTest::assertUnavailable);
                assertThat(answers.stream().filter(answer -> detail(answer).startsWith("Too many images are waiting")))
                        .hasSizeGreaterThanOrEqualTo(3);
                assertAway(first.join());
            }
        }
    }

    private S3Proxy start() throws Exception {
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(buckets.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port()))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        server.start();
        return server;
    }

    private int port() {
        return config.s3().orElseThrow().endpoint().getPort();
    }

    private Answer upload(int width) {
        return Upload.of("a.png", "image/png", TestPictures.png(corners(width, 40)))
                .send(till.key());
    }

    private static String name(String url) {
        return url.substring("/images/".length());
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asText();
    }

    private static void assertAway(Answer answer) {
        assertUnavailable(answer);
        assertThat(detail(answer)).startsWith("The store of images is away or full");
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.reason()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
