package dev.tillstream.gateway.picture;

/** In pixels. */
record Size(int width, int height) {
    Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture can't be " + width + " × " + height);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** The same shape with no side above {@code longest}; itself where it fits. */
    Size within(int longest) {
        int side = Math.max(width, height);
        return side <= longest ? this : new Size(part(width, longest, side), part(height, longest, side));
    }

    /** The same shape, so wide; itself where it isn't wider. */
    Size wide(int atMost) {
        return width <= atMost ? this : new Size(atMost, part(height, atMost, width));
    }

    private static int part(int length, int numerator, int denominator) {
        return (int) Math.max(1, Math.round((double) length * numerator / denominator));
    }
}
