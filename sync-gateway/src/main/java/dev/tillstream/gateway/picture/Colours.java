package dev.tillstream.gateway.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Reads decoded pixels as they are stored, and turns them into sRGB when there are few of them left. Grey is read by
 * hand: AWT takes it for linear, and would make every grey picture pale.
 */
final class Colours {
    private static final int BYTE_BITS = 8;
    private static final int OPAQUE = 0xff000000;
    private static final int BANDS = 3;

    private final BufferedImage image;
    private final boolean plain;
    private final boolean grey;

    Colours(BufferedImage image) {
        this.image = image;
        int type = image.getColorModel().getColorSpace().getType();
        this.grey = type == ColorSpace.TYPE_GRAY;
        this.plain = image.getColorModel() instanceof ComponentColorModel
                && !image.isAlphaPremultiplied()
                && (grey || type == ColorSpace.TYPE_RGB);
    }

    /** One row, in the colours of the file. */
    void read(int y, int[] argb) {
        if (plain) {
            readSamples(y, argb);
        } else {
            image.getRGB(0, y, image.getWidth(), 1, argb, 0, image.getWidth());
        }
    }

    /** What {@link #read} gave, as sRGB. */
    Pixels toSrgb(Pixels pixels) {
        boolean foreign = plain
                && !grey
                && image.getColorModel().getColorSpace() instanceof ICC_ColorSpace space
                && !space.isCS_sRGB();
        return foreign
                ? convert(pixels, ((ICC_ColorSpace) image.getColorModel().getColorSpace()).getProfile())
                : pixels;
    }

    private void readSamples(int y, int[] argb) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, image.getWidth(), 1, (int[]) null);
        int shift = image.getColorModel().getComponentSize(0) - BYTE_BITS;
        for (int x = 0; x < argb.length; x++) {
            int at = x * bands;
            int red = samples[at] >> shift;
            int green = grey ? red : samples[at + 1] >> shift;
            int blue = grey ? red : samples[at + 2] >> shift;
            boolean hasAlpha = image.getColorModel().hasAlpha();
            int alpha = hasAlpha ? samples[at + bands - 1] >> shift << 24 : OPAQUE;
            argb[x] = alpha | red << 16 | green << 8 | blue;
        }
    }

    private static Pixels convert(Pixels pixels, ICC_Profile profile) {
        WritableRaster from = rasterOf(pixels);
        WritableRaster to = newRaster(pixels);
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(from, to);
        int[] argb = new int[pixels.width() * pixels.height()];
        int[] rgb = new int[BANDS];
        for (int at = 0; at < argb.length; at++) {
            int x = at % pixels.width();
            int y = at / pixels.width();
            to.getPixel(x, y, rgb);
            argb[at] = (pixels.at(x, y) & OPAQUE) | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
        }
        return new Pixels(pixels.width(), pixels.height(), argb);
    }

    private static WritableRaster rasterOf(Pixels pixels) {
        WritableRaster raster = newRaster(pixels);
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                int pixel = pixels.at(x, y);
                raster.setPixel(x, y, new int[] {pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff});
            }
        }
        return raster;
    }

    private static WritableRaster newRaster(Pixels pixels) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels.width(), pixels.height(), BANDS, null);
    }
}
