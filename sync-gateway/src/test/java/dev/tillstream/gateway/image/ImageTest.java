package dev.tillstream.gateway.image;

import static dev.tillstream.gateway.picture.TestPictures.corners;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.imagestore.StoreConfig;
import dev.tillstream.gateway.picture.TestPictures;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /images} and what comes of it (PROTOCOL §7, S4-4, S4-7). */
@GatewayTest
class ImageTest {
    @Inject
    StoreConfig config;

    private TestTill till;

    @BeforeEach
    void enrol() {
        till = Shop.anotherTill();
    }

    @Test
    void aPictureIsKeptWithItsSmallerCopies() {
        JsonNode answer = kept(Upload.of("Äpfel.JPG", "image/jpeg", TestPictures.jpeg(corners(900, 600), false)));
        String url = answer.get("image_url").asText();
        assertThat(url).matches("/images/[0-9a-f]{40}\\.webp");
        assertThat(answer.get("variants").findValuesAsText("width")).containsExactly("96", "320", "800", "900");
        for (JsonNode variant : answer.get("variants")) {
            BufferedImage image = TestPictures.decodeWebp(
                    Upload.get(variant.get("url").asText()).body());
            assertThat(image.getWidth()).isEqualTo(variant.get("width").asInt());
        }
        assertThat(answer.get("variants").get(3).get("url").asText()).isEqualTo(url);
        assertThat(answer.get("variants").get(0).get("url").asText()).isEqualTo(url.replace(".webp", "-96.webp"));
    }

    @Test
    void anybodyMayLookAndKeepItForEver() {
        String url = kept(png(200)).get("image_url").asText();
        HttpResponse<byte[]> image = Upload.get(url);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().map())
                .containsEntry("Content-Type", List.of("image/webp"))
                .containsEntry("Cache-Control", List.of("public, max-age=31536000, immutable"))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Cross-Origin-Resource-Policy", List.of("same-origin"))
                .containsEntry("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
        String tag = image.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = Upload.get(url, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        Answer head = Shop.send(HttpRequest.newBuilder(Shop.uri(url)).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(tag);
    }

    @Test
    void aCopyThatWouldBeLargerIsTheImage() {
        String url = kept(png(200)).get("image_url").asText();
        byte[] image = Upload.get(url).body();
        assertThat(Upload.get(url.replace(".webp", "-320.webp")).body()).isEqualTo(image);
        assertThat(Upload.get(url.replace(".webp", "-96.webp")).body()).isNotEqualTo(image);
        assertThat(Upload.get(url.replace(".webp", "-97.webp")).statusCode()).isEqualTo(404);
    }

    @Test
    void theSamePictureHasTheSameNameAndInAnotherOrganizationAnother() {
        String url = kept(png(210)).get("image_url").asText();
        assertThat(kept(png(210)).get("image_url").asText()).isEqualTo(url);
        assertThat(kept(png(211)).get("image_url").asText()).isNotEqualTo(url);
        Answer elsewhere = png(210).send(Shop.anotherTill().key());
        assertThat(elsewhere.json().get("image_url").asText()).isNotEqualTo(url);
    }

    @Test
    void itIsWhatItIsWhateverItIsCalled() {
        byte[] jpeg = TestPictures.jpeg(corners(50, 40), false);
        assertThat(Upload.of("a.png", "image/png", jpeg).send(till.key()).status())
                .isEqualTo(200);
        assertThat(Upload.of("a.webp", "", jpeg).send(till.key()).status()).isEqualTo(200);
        assertThat(Upload.of("blob", "application/octet-stream", jpeg)
                        .send(till.key())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsSaidToBeNoPictureIsRefused() {
        byte[] png = TestPictures.png(corners(50, 40));
        assertRefused(Upload.of("a.svg", "image/png", png), "is called a.svg");
        assertRefused(Upload.of("a.png.html", "image/png", png), "is called a.png.html");
        assertRefused(Upload.of("a.png", "text/html", png), "declared as text/html");
        assertRefused(Upload.of("a.png", "image/svg+xml", png), "declared as image/svg+xml");
        assertRefused(Upload.of("a.png", "image/png", "<svg/>".getBytes(StandardCharsets.US_ASCII)), "SVG");
        assertRefused(Upload.of("a.png", "image/png", new byte[0]), "empty");
    }

    @Test
    void theFormHasOneFile() {
        byte[] png = TestPictures.png(corners(50, 40));
        assertRefused(new Upload().file("picture", "a.png", "image/png", png), "file is missing");
        assertRefused(new Upload(), "file is missing");
        assertRefused(Upload.of("a.png", "image/png", png).file("file", "b.png", "image/png", png), "came 2 times");
        Answer json = Shop.post("/images", till.key(), BodyPublishers.ofString("{}"));
        assertThat(json.status()).isEqualTo(415);
    }

    @Test
    void fiveMegabytesAreEnough() {
        byte[] tooLong = TestPictures.concat(TestPictures.png(corners(50, 40)), new byte[5 << 20]);
        Answer announced = Upload.of("a.png", "image/png", tooLong).send(till.key());
        assertThat(announced.status()).as("%s", announced).isEqualTo(413);
        assertThat(announced.reason()).isEqualTo("batch_too_large");
        Answer chunked = Upload.of("a.png", "image/png", tooLong).sendInChunks(till.key());
        assertThat(chunked.status()).as("%s", chunked).isEqualTo(413);
        assertThat(chunked.json().get("detail").asText()).contains("at most 5242880");
        byte[] fits = TestPictures.concat(TestPictures.png(corners(50, 40)), new byte[(5 << 20) - 2_000]);
        assertThat(Upload.of("a.png", "image/png", fits).send(till.key()).status())
                .isEqualTo(200);
    }

    @Test
    void aStoreThatFailsIsAnOutageAndWhatIsGoneIsMissing() throws IOException {
        String url = kept(png(220)).get("image_url").asText();
        String name = url.substring("/images/".length());
        Path folder = config.folder().resolve(name.substring(0, 2));
        for (String file : List.of(name, name.replace(".webp", "-96.webp"))) {
            Files.delete(folder.resolve(file));
        }
        assertThat(Upload.get(url).statusCode()).isEqualTo(404);
        Path aside = folder.resolveSibling(name.substring(0, 2) + "-aside");
        Files.move(folder, aside);
        Files.createFile(folder);
        Answer refused = png(220).send(till.key());
        Files.delete(folder);
        Files.move(aside, folder);
        assertThat(refused.status()).as("%s", refused).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(kept(png(220)).get("image_url").asText()).isEqualTo(url);
        assertThat(Upload.get(url).statusCode()).isEqualTo(200);
    }

    private JsonNode kept(Upload upload) {
        Answer answer = upload.send(till.key());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private void assertRefused(Upload upload, String why) {
        Answer answer = upload.send(till.key());
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("invalid_operation");
        assertThat(answer.json().get("detail").asText()).startsWith("file ").contains(why);
    }

    private static Upload png(int width) {
        return Upload.of("a.png", "image/png", TestPictures.png(corners(width, 100)));
    }
}
