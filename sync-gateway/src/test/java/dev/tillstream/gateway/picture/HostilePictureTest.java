package dev.tillstream.gateway.picture;

import static dev.tillstream.gateway.picture.PictureTest.assertRefused;
import static dev.tillstream.gateway.picture.PictureTest.render;
import static dev.tillstream.gateway.picture.TestPictures.corners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tillstream.gateway.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were made, or broken, to do harm: each is refused, or harmless. */
class HostilePictureTest {
    private static final int RUNS = 150;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tillstream.gateway.picture.PictureTest#formats")
    void aFileThatIsCutOffIsRefused(String name, byte[] file) {
        Random random = new Random(7);
        for (int cut : new int[] {1, 2, 3, 4, 8, 12, 50, file.length / 2, file.length - 20, file.length - 4}) {
            assertRefused(Arrays.copyOf(file, file.length - cut));
            assertRefused(Arrays.copyOf(file, file.length - 1 - random.nextInt(file.length - 1)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tillstream.gateway.picture.PictureTest#formats")
    void whateverIsBrokenIsRefusedOrDecoded(String name, byte[] file) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            refused += rendersOrRefuses(damaged(file, random), name + ", seed " + seed) ? 0 : 1;
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    @Test
    void thePixelsOfAPngAreCountedBeforeItIsUnpacked() {
        byte[] png = TestPictures.png(corners(40, 30));
        assertRefused(sized(png, 16, 30_000, 30_000)).hasMessageContaining("30000 × 30000 pixels");
        assertRefused(sized(png, 16, 8_000, 8_000)).hasMessageContaining("at most 40000000");
        assertRefused(sized(png, 16, 60_000, 1)).hasMessageContaining("16383 for a side");
        assertRefused(sized(png, 16, 0x7fff_ffff, 0x7fff_ffff));
        assertRefused(sized(png, 16, 0, 0));
    }

    @Test
    void thePixelsOfAJpegAreCountedBeforeItIsUnpacked() {
        byte[] jpeg = TestPictures.jpeg(corners(40, 30), false);
        int frame = indexOf(jpeg, 0xc0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 9_000).putShort(frame + 7, (short) 9_000);
        assertRefused(jpeg).hasMessageContaining("9000 × 9000 pixels");
    }

    @Test
    void whatHasToBeInMemoryAsAWholeMayBeLessLarge() {
        byte[] progressive = TestPictures.jpeg(corners(40, 30), true);
        int frame = indexOf(progressive, 0xc2);
        ByteBuffer.wrap(progressive).putShort(frame + 5, (short) 4_000).putShort(frame + 7, (short) 4_000);
        assertRefused(progressive).hasMessageContaining("at most 12500000");
    }

    @Test
    void aTextThatUnpacksToAGigabyteIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabytes = 0; megabytes < 1024; megabytes++) {
                deflater.write(zeros);
            }
        }
        byte[] bomb = TestPictures.pngChunk("zTXt", packed.toByteArray());
        assertThat(render(TestPictures.insert(TestPictures.png(corners(40, 30)), 33, bomb)))
                .hasSize(1);
    }

    @Test
    void aJpegOfVeryManyScansIsRefused() {
        byte[] jpeg = TestPictures.jpeg(corners(400, 300), true);
        int scan = indexOf(jpeg, 0xda);
        byte[] again = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        for (int copy = 0; copy < 20; copy++) {
            jpeg = TestPictures.insert(jpeg, jpeg.length - 2, again);
        }
        assertRefused(jpeg).hasMessageContaining("scans");
    }

    @Test
    void aWebpThatAnnouncesTablesWithoutEndIsRefused() {
        assertRefused(TestPictures.webpOfManyCodes(100)).hasMessageContaining("more than the file holds");
        assertRefused(TestPictures.webpOfManyCodes(200_000)).hasMessageContaining("unpacks to too much");
    }

    /** @return whether it was decoded */
    private static boolean rendersOrRefuses(byte[] file, String what) {
        try {
            return !render(file).isEmpty();
        } catch (Refusal refusal) {
            return false;
        } catch (RuntimeException e) {
            return fail(what, e);
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int places = 1 + random.nextInt(8);
        int within = random.nextBoolean() ? Math.min(200, file.length) : file.length;
        for (int place = 0; place < places; place++) {
            damaged[random.nextInt(within)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static byte[] sized(byte[] png, int at, int width, int height) {
        byte[] changed = png.clone();
        ByteBuffer.wrap(changed).putInt(at, width).putInt(at + 4, height);
        return changed;
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int at = 0; at < jpeg.length - 1; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                return at;
            }
        }
        throw new AssertionError("no marker " + Integer.toHexString(marker));
    }
}
