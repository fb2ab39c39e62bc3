package dev.tillstream.gateway.image;

import static dev.tillstream.gateway.picture.TestPictures.corners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestTill;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.picture.TestPictures;
import dev.tillstream.gateway.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send images, and addresses that try to reach something else than one. */
@GatewayTest
class ImageDoorTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void strangersAreRefused() {
        byte[] png = TestPictures.png(corners(50, 40));
        Answer unknown = Upload.of("a.png", "image/png", png).send("not-a-key");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.reason()).isEqualTo("not_authenticated");
        TestTill till = Shop.anotherTill();
        Shop.setup("POST", "/devices/" + till.deviceId() + "/revoke", "");
        Answer revoked = Upload.of("a.png", "image/png", png).send(till.key());
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.reason()).isEqualTo("device_revoked");
    }

    @Test
    void nothingIsReadOfAStrangersFile() throws IOException {
        String status = statusOf("""
                POST /images HTTP/1.1\r
                Host: localhost\r
                Content-Type: multipart/form-data; boundary=b\r
                Content-Length: 5000000\r
                \r
                --b\r
                Content-Disposition: form-data; name="file"; filename="a.png"\r
                \r
                and nothing more""");
        assertThat(status).contains(" 401 ");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void imagesAreForWhoeverKeepsTheCatalog(Role role) {
        Place place = Place.branch("o", "O", "b", "B");
        Caller caller =
                role.isDevice() ? Caller.device(place, "d", role, false) : Caller.staff(place, "session", role, "s");
        boolean may = role == Role.OWNER || role == Role.MANAGER || role == Role.DEVICE;
        if (may) {
            UploadDoor.requireRight(caller);
        } else {
            assertThatThrownBy(() -> UploadDoor.requireRight(caller)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/" + HASH + ".webp",
                "/images/" + HASH + "-96.webp",
                "/images/" + HASH,
                "/images/" + HASH + ".webp%00",
                "/images/" + HASH + "%00.webp",
                "/images/" + HASH + ".webp%0a",
                "/images/" + HASH + ".webp/",
                "/images/" + HASH + ".webp/x",
                "/images/" + HASH + ".webp%2fx",
                "/images/0123456789ABCDEF0123456789abcdef01234567.webp",
                "/images/" + HASH + "-99999999999999999999.webp",
                "/images/" + HASH + "-096.webp",
                "/images/..%2f..%2fpom.xml",
                "/images/%2e%2e/%2e%2e/pom.xml",
                "/images/%2e%2e%2f%2e%2e%2fpom.xml",
                "/images/..%5c..%5cpom.xml",
                "/images/..%252f..%252fpom.xml",
                "/images/%c0%ae%c0%ae%c0%afpom.xml",
                "/images/..;/..;/pom.xml",
                "/images/%2fetc%2fpasswd",
                "/images//etc/passwd",
                "/images/../../../../../../etc/passwd",
                "/images/incoming",
                "/images/incoming%2f1.part",
                "/images/%",
                "/images/%zz",
                "/images/file:%2f%2f%2fetc%2fpasswd",
                "/images/http:%2f%2flocalhost%2f"
            })
    void noAddressReachesAnythingElse(String path) throws IOException {
        String status = statusOf("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(status).as(path).containsAnyOf(" 404 ", " 400 ");
    }

    @Test
    void aVeryLongNameIsNoName() throws IOException {
        String status = statusOf("GET /images/" + "a".repeat(3_000) + ".webp HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(status).contains(" 404 ");
    }

    @Test
    void aMissingImageIsAProblemThatNobodyKeeps() {
        Answer answer = Shop.get("/images/" + HASH + ".webp", "nobody");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.reason()).isEqualTo("not_found");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).doesNotContain("immutable");
    }

    /** As it is written, since clients tidy addresses up. */
    private static String statusOf(String request) throws IOException {
        URI gateway = Shop.uri("/");
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return String.valueOf(answer.readLine());
        }
    }
}
