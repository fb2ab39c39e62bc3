package dev.tillstream.gateway.picture;

import dev.tillstream.gateway.picturefile.Orientation;
import java.awt.image.BufferedImage;

/** A picture in sRGB: one number for each pixel, alpha, red, green, blue, the colours not multiplied by alpha. */
final class Pixels {
    private static final int OPAQUE = 0xff;

    private final int width;
    private final int height;
    private final int[] argb;

    /** @param argb row by row; not copied */
    Pixels(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException(width + " × " + height + " is not " + argb.length + " pixels");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return argb[y * width + x];
    }

    /** The same, smaller; never larger than it is. */
    Pixels scaled(Size size) {
        return AreaAverage.scale(
                (y, row) -> System.arraycopy(argb, y * width, row, 0, width), new Size(width, height), size);
    }

    /** The same picture, turned. */
    Pixels upright(Orientation stored) {
        if (stored == Orientation.NORMAL) {
            return this;
        }
        int across = stored.swapsSides() ? height : width;
        int down = stored.swapsSides() ? width : height;
        int[] turned = new int[across * down];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int fromX = stored.swapsSides() ? y : x;
                int fromY = stored.swapsSides() ? x : y;
                turned[y * across + x] = at(
                        stored.mirrorsAcross() ? width - 1 - fromX : fromX,
                        stored.mirrorsDown() ? height - 1 - fromY : fromY);
            }
        }
        return new Pixels(across, down, turned);
    }

    /** For the encoder: without an alpha channel where nothing shines through. */
    BufferedImage toImage() {
        int type = isOpaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage image = new BufferedImage(width, height, type);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    private boolean isOpaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != OPAQUE) {
                return false;
            }
        }
        return true;
    }
}
