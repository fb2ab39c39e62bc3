package dev.tillstream.gateway.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTest {
    @Test
    void aPixelIsTheAverageOfWhatItCovers() {
        Pixels four = new Pixels(2, 2, new int[] {0xff000000, 0xff0000ff, 0xff00ff00, 0xffff0000});
        assertThat(four.scaled(new Size(1, 1)).at(0, 0)).isEqualTo(0xff404040);
        Pixels three = new Pixels(3, 1, new int[] {0xff000000, 0xff0000ff, 0xff0000ff});
        Pixels two = three.scaled(new Size(2, 1));
        assertThat(two.at(0, 0)).isEqualTo(0xff000055);
        assertThat(two.at(1, 0)).isEqualTo(0xff0000ff);
    }

    @Test
    void coloursOfTransparentPixelsDoNotShineThrough() {
        Pixels two = new Pixels(2, 1, new int[] {0x00ff0000, 0xff0000ff});
        assertThat(two.scaled(new Size(1, 1)).at(0, 0)).isEqualTo(0x800000ff);
        Pixels none = new Pixels(2, 1, new int[] {0x00ff0000, 0x0000ff00});
        assertThat(none.scaled(new Size(1, 1)).at(0, 0)).isZero();
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        long seed = System.nanoTime();
        int[] noise =
                new Random(seed).ints(700).map(pixel -> pixel | 0xff000000).toArray();
        Pixels same = new Pixels(35, 20, noise).scaled(new Size(35, 20));
        for (int at = 0; at < noise.length; at++) {
            assertThat(same.at(at % 35, at / 35))
                    .as("seed %d, pixel %d", seed, at)
                    .isEqualTo(noise[at]);
        }
    }

    @Test
    void oneColourStaysThatColourAtAnySize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            Size from = new Size(1 + random.nextInt(90), 1 + random.nextInt(90));
            Size to = new Size(1 + random.nextInt(from.width()), 1 + random.nextInt(from.height()));
            int colour = random.nextInt() | 0xff000000;
            Pixels scaled = AreaAverage.scale((y, row) -> Arrays.fill(row, colour), from, to);
            for (int at = 0; at < to.pixels(); at++) {
                assertThat(scaled.at(at % to.width(), at / to.width()))
                        .as("seed %d: %s to %s", seed, from, to)
                        .isEqualTo(colour);
            }
        }
    }

    @Test
    void nothingIsMadeLarger() {
        Pixels one = new Pixels(1, 1, new int[] {0});
        assertThatThrownBy(() -> one.scaled(new Size(2, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Size(50, 40).wide(96)).isEqualTo(new Size(50, 40));
        assertThat(new Size(5000, 1).within(1280)).isEqualTo(new Size(1280, 1));
    }

    @Test
    void foreignColoursBecomeSrgb() {
        ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        ComponentColorModel model =
                new ComponentColorModel(linear, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
        raster.setPixel(0, 0, new int[] {55, 0, 255});
        Colours colours = new Colours(new BufferedImage(model, raster, false, null));
        Pixels srgb = colours.toSrgb(AreaAverage.scale(colours::read, new Size(2, 1), new Size(2, 1)));
        assertThat(srgb.at(0, 0) >> 16 & 0xff).isBetween(125, 131);
        assertThat(srgb.at(0, 0) & 0xff).isEqualTo(255);
    }
}
