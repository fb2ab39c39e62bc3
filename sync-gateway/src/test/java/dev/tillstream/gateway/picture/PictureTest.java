package dev.tillstream.gateway.picture;

import static dev.tillstream.gateway.picture.TestPictures.corners;
import static dev.tillstream.gateway.picture.TestPictures.decodeWebp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.problem.Refusal;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    static final PictureLimits LIMITS = new PictureLimits(40_000_000, 12_500_000);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final int RED = 0xe01010;
    private static final int GREEN = 0x10c010;
    private static final int BLUE = 0x1010e0;
    private static final int WHITE = 0xf8f8f8;

    /** Above left, above right, below left, below right, once the picture stands upright. */
    private static final Map<Integer, List<Integer>> UPRIGHT = Map.of(
            1, List.of(RED, BLUE, GREEN, WHITE),
            2, List.of(BLUE, RED, WHITE, GREEN),
            3, List.of(WHITE, GREEN, BLUE, RED),
            4, List.of(GREEN, WHITE, RED, BLUE),
            5, List.of(RED, GREEN, BLUE, WHITE),
            6, List.of(GREEN, RED, WHITE, BLUE),
            7, List.of(WHITE, BLUE, GREEN, RED),
            8, List.of(BLUE, WHITE, RED, GREEN));

    static Stream<Arguments> formats() {
        BufferedImage image = corners(400, 300);
        return Stream.of(
                Arguments.of("png", TestPictures.png(image)),
                Arguments.of("jpeg", TestPictures.jpeg(image, false)),
                Arguments.of("progressive", TestPictures.jpeg(image, true)),
                Arguments.of("webp", TestPictures.webp(image, false)),
                Arguments.of("lossless webp", TestPictures.webp(image, true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void everyFormatBecomesWebpOfTheWidthsBelowItsOwn(String name, byte[] file) {
        List<Rendition> renditions = render(file);
        assertThat(renditions).extracting(Rendition::width).containsExactly(96, 320, 400);
        for (Rendition rendition : renditions) {
            BufferedImage image = decodeWebp(rendition.webp().getBytes());
            assertThat(image.getWidth()).isEqualTo(rendition.width());
            assertThat(image.getHeight()).isEqualTo(rendition.width() * 3 / 4);
            assertCorners(image, upright(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void picturesAreTurnedAsTheirExifSays(int orientation) {
        BufferedImage image = corners(400, 300);
        assertTurned(TestPictures.jpegWithExif(TestPictures.jpeg(image, false), orientation), orientation);
        assertTurned(TestPictures.pngWithExif(TestPictures.png(image), orientation), orientation);
        assertTurned(TestPictures.webpWithExif(TestPictures.webp(image, false), 400, 300, orientation), orientation);
    }

    @Test
    void nothingSurvivesThatIsNotSeen() {
        BufferedImage image = corners(400, 300);
        byte[] hidden = (TestPictures.SECRET + "<script>alert(1)</script>PK\3\4").getBytes(StandardCharsets.US_ASCII);
        Stream.of(
                        TestPictures.jpegWithExif(TestPictures.jpeg(image, false), 1),
                        TestPictures.pngWithExif(TestPictures.png(image), 1),
                        TestPictures.webpWithExif(TestPictures.webp(image, false), 400, 300, 1))
                .map(file -> TestPictures.concat(file, hidden))
                .peek(file -> assertThat(text(file)).contains(TestPictures.SECRET))
                .flatMap(file -> render(file).stream())
                .forEach(rendition -> assertThat(text(rendition.webp().getBytes()))
                        .doesNotContain(TestPictures.SECRET, "script", "PK\3\4", "EXIF", "XMP "));
    }

    @Test
    void aSmallPictureStaysAsItIs() {
        assertThat(render(TestPictures.png(corners(96, 400))))
                .extracting(Rendition::width)
                .containsExactly(96);
        assertThat(render(TestPictures.png(corners(1, 1))))
                .extracting(Rendition::width)
                .containsExactly(1);
    }

    @Test
    void aLargePictureIsKeptWithNoSideAbove1280() {
        List<Rendition> renditions = render(TestPictures.jpeg(corners(5000, 3000), false));
        assertThat(renditions).extracting(Rendition::width).containsExactly(96, 320, 800, 1280);
        BufferedImage itself = decodeWebp(renditions.get(3).webp().getBytes());
        assertThat(itself.getHeight()).isEqualTo(768);
        assertCorners(itself, upright(1));
    }

    @Test
    void greyStaysAsDarkAsItWas() {
        BufferedImage grey = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int at = 0; at < 20_000; at++) {
            grey.getRaster().setSample(at % 200, at / 200, 0, 100);
        }
        for (byte[] file : List.of(TestPictures.png(grey), TestPictures.jpeg(grey, false))) {
            int pixel = decodeWebp(render(file).get(1).webp().getBytes()).getRGB(100, 50);
            assertThat(pixel & 0xff).isBetween(97, 103);
        }
    }

    @Test
    void whatIsTransparentStaysSo() {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 100; y++) {
                image.setRGB(x, y, 0xff00aa00);
            }
        }
        BufferedImage small =
                decodeWebp(render(TestPictures.png(image)).get(0).webp().getBytes());
        assertThat(small.getRGB(20, 20) >>> 24).isEqualTo(255);
        assertThat(small.getRGB(70, 20) >>> 24).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whatIsNoPictureIsRefusedByItsName(String name, byte[] file) {
        assertRefused(file).hasMessageContaining(name);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("GIF", bytes("GIF89a\1\0\1\0")),
                Arguments.of("GIF", bytes("GIF89a/*<svg/onload=alert(1)>*/")),
                Arguments.of("SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("HTML", bytes("<!doctype html><script>alert(1)</script>")),
                Arguments.of("PDF", bytes("%PDF-1.7")),
                Arguments.of("HEIC", bytes("\0\0\0\30ftypheic")),
                Arguments.of("AVIF", bytes("\0\0\0\30ftypavif")),
                Arguments.of("BMP", bytes("BM......")),
                Arguments.of("ZIP", bytes("PK\3\4......")),
                Arguments.of("empty", bytes("")),
                Arguments.of("it begins with 7f 45 4c 46", bytes("\u007fELF\2\1\1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguised")
    void aPicturesFirstBytesAloneAreNoPicture(String format, byte[] file) {
        assertRefused(file).hasMessageContaining(format);
    }

    static Stream<Arguments> disguised() {
        String page = "<html><script>alert(1)</script></html>".repeat(20);
        return Stream.of(
                Arguments.of("PNG", bytes("\u0089PNG\r\n\u001a\n" + page)),
                Arguments.of("JPEG", bytes("\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0" + page)),
                Arguments.of("WebP", bytes("RIFF\100\0\0\0WEBPVP8 " + page)),
                Arguments.of("WebP", bytes("RIFF\100\0\0\0WEBP" + page)));
    }

    @Test
    void anAnimationIsNoPicture() {
        byte[] file = TestPictures.webpWithExif(TestPictures.webp(corners(40, 30), false), 40, 30, 1);
        file[20] |= 0b10;
        assertRefused(file).hasMessageContaining("animated");
    }

    @Test
    void timeIsUp() {
        assertThatThrownBy(() -> picture(TestPictures.png(corners(400, 300)), Duration.ZERO)
                        .render())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    static List<Rendition> render(byte[] file) {
        return picture(file).render();
    }

    static Picture picture(byte[] file) {
        return picture(file, LONG);
    }

    private static Picture picture(byte[] file, Duration limit) {
        return Picture.of(ByteBuffer.wrap(file), LIMITS, Deadline.in(limit));
    }

    static AbstractThrowableAssert<?, ?> assertRefused(byte[] file) {
        return assertThatThrownBy(() -> render(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_OPERATION))
                .hasMessageStartingWith("file ");
    }

    private static List<Integer> upright(int orientation) {
        return Objects.requireNonNull(UPRIGHT.get(orientation));
    }

    private static void assertTurned(byte[] file, int orientation) {
        Rendition itself = render(file).get(render(file).size() - 1);
        BufferedImage image = decodeWebp(itself.webp().getBytes());
        assertThat(image.getWidth()).isEqualTo(orientation < 5 ? 400 : 300);
        assertThat(picture(file).width()).isEqualTo(image.getWidth());
        assertCorners(image, upright(orientation));
    }

    private static void assertCorners(BufferedImage image, List<Integer> colours) {
        int x = image.getWidth() / 4;
        int y = image.getHeight() / 4;
        assertNear(image.getRGB(x, y), colours.get(0));
        assertNear(image.getRGB(3 * x, y), colours.get(1));
        assertNear(image.getRGB(x, 3 * y), colours.get(2));
        assertNear(image.getRGB(3 * x, 3 * y), colours.get(3));
    }

    private static void assertNear(int pixel, int colour) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(pixel >> shift & 0xff)
                    .as("%06x is near %06x", pixel & 0xffffff, colour)
                    .isBetween((colour >> shift & 0xff) - 24, (colour >> shift & 0xff) + 24);
        }
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
