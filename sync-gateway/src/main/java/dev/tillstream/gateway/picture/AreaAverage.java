package dev.tillstream.gateway.picture;

import java.util.Arrays;

/**
 * Makes pictures smaller: each new pixel is the average of the area that it covers, weighed by alpha. It goes through
 * the rows once, so only one of them and the result are in memory.
 */
final class AreaAverage {
    private static final int CHANNELS = 4;
    private static final int MAX = 255;

    /** Gives one row after the other. */
    @FunctionalInterface
    interface Rows {
        void read(int y, int[] argb);
    }

    private final Size from;
    private final Size to;
    private final float[] across;
    private final float[] sums;

    private AreaAverage(Size from, Size to) {
        this.from = from;
        this.to = to;
        this.across = new float[to.width() * CHANNELS];
        this.sums = new float[Math.multiplyExact(to.width() * CHANNELS, to.height())];
    }

    /** @throws IllegalArgumentException if it would become larger */
    static Pixels scale(Rows rows, Size from, Size to) {
        if (to.width() > from.width() || to.height() > from.height()) {
            throw new IllegalArgumentException(from + " can't become " + to);
        }
        AreaAverage average = new AreaAverage(from, to);
        int[] row = new int[from.width()];
        for (int y = 0; y < from.height(); y++) {
            rows.read(y, row);
            average.addAcross(row);
            average.addDown(y);
        }
        return average.result();
    }

    private void addAcross(int[] row) {
        Arrays.fill(across, 0);
        double step = (double) to.width() / from.width();
        for (int x = 0; x < row.length; x++) {
            double start = x * step;
            int column = (int) start;
            float beyond = beyond(start + step, column, to.width());
            add(row[x], column, (float) step - beyond);
            if (beyond > 0) {
                add(row[x], column + 1, beyond);
            }
        }
    }

    /** What of a pixel that ends there belongs to the next column or row. */
    private static float beyond(double end, int at, int length) {
        return at + 1 < length ? (float) Math.max(0, end - at - 1) : 0;
    }

    private void add(int argb, int column, float weight) {
        float alpha = weight * (argb >>> 24);
        int at = column * CHANNELS;
        across[at] += alpha;
        across[at + 1] += alpha * (argb >> 16 & MAX);
        across[at + 2] += alpha * (argb >> 8 & MAX);
        across[at + 3] += alpha * (argb & MAX);
    }

    private void addDown(int y) {
        double step = (double) to.height() / from.height();
        double start = y * step;
        int row = (int) start;
        float beyond = beyond(start + step, row, to.height());
        addRow(row, (float) step - beyond);
        if (beyond > 0) {
            addRow(row + 1, beyond);
        }
    }

    private void addRow(int row, float weight) {
        int first = row * across.length;
        for (int at = 0; at < across.length; at++) {
            sums[first + at] += across[at] * weight;
        }
    }

    private Pixels result() {
        int[] argb = new int[to.width() * to.height()];
        for (int pixel = 0; pixel < argb.length; pixel++) {
            argb[pixel] = pixel(pixel * CHANNELS);
        }
        return new Pixels(to.width(), to.height(), argb);
    }

    private int pixel(int at) {
        float alpha = sums[at];
        int rounded = channel(alpha);
        if (rounded == 0) {
            return 0;
        }
        return rounded << 24
                | channel(sums[at + 1] / alpha) << 16
                | channel(sums[at + 2] / alpha) << 8
                | channel(sums[at + 3] / alpha);
    }

    private static int channel(float value) {
        return Math.min(MAX, Math.round(value));
    }
}
