package dev.tillstream.gateway.picture;

import dev.tillstream.gateway.problem.Refusal;

/**
 * How large a picture may be, by what its header says, before anything is unpacked.
 *
 * @param maxPixels of a picture that is read line by line
 * @param maxWholePixels of one that has to be in memory as a whole: WebP, and JPEG of several scans
 */
public record PictureLimits(long maxPixels, long maxWholePixels) {
    /** No side of a WebP can be longer. */
    private static final int MAX_SIDE = 16_383;

    /** @throws Refusal invalid_operation */
    void check(Size size, boolean whole) {
        long most = whole ? Math.min(maxPixels, maxWholePixels) : maxPixels;
        if (size.pixels() > most || Math.max(size.width(), size.height()) > MAX_SIDE) {
            throw Refusal.invalid("file is %d × %d pixels: at most %d are taken in this format, and %d for a side."
                    .formatted(size.width(), size.height(), most, MAX_SIDE));
        }
    }
}
