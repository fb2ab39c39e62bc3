package dev.tillstream.gateway.picturefile;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a picture is to be turned before it is shown, in the order of EXIF's values 1 to 8. */
public enum Orientation {
    NORMAL(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    TURN_LEFT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int FIRST_DIRECTORY = 4;
    private static final String PREFIX = "Exif\0\0";

    private final boolean transposed;
    private final boolean mirrorX;
    private final boolean mirrorY;

    Orientation(boolean transposed, boolean mirrorX, boolean mirrorY) {
        this.transposed = transposed;
        this.mirrorX = mirrorX;
        this.mirrorY = mirrorY;
    }

    /** What EXIF data says, from its byte order on or with {@code Exif} before it; normal where it can't be read. */
    static Orientation of(ByteBuffer exif) {
        ByteBuffer tiff = Signatures.startsWith(exif, 0, PREFIX)
                ? exif.slice(PREFIX.length(), exif.limit() - PREFIX.length())
                : exif.slice(0, exif.limit());
        try {
            return read(tiff);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return NORMAL;
        }
    }

    public boolean swapsSides() {
        return transposed;
    }

    /** After the sides are swapped. */
    public boolean mirrorsAcross() {
        return mirrorX;
    }

    public boolean mirrorsDown() {
        return mirrorY;
    }

    private static Orientation read(ByteBuffer tiff) {
        if (Signatures.startsWith(tiff, 0, "II*\0")) {
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        } else if (!Signatures.startsWith(tiff, 0, "MM\0*")) {
            return NORMAL;
        }
        tiff.position(tiff.getInt(FIRST_DIRECTORY));
        int entries = tiff.getShort() & 0xffff;
        int first = tiff.position();
        for (int at = first; at < first + entries * ENTRY_BYTES; at += ENTRY_BYTES) {
            if ((tiff.getShort(at) & 0xffff) == TAG && tiff.getShort(at + 2) == SHORT) {
                return ofValue(tiff.getShort(at + 8));
            }
        }
        return NORMAL;
    }

    private static Orientation ofValue(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : NORMAL;
    }
}
