package dev.tillstream.gateway.picturefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The chunks of a WebP: whether it is whole and stands still, and what its EXIF says. */
final class WebpChunks {
    private static final int SIZE_AT = 4;
    private static final int HEADER_BYTES = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int ANIMATED = 0b10;

    private WebpChunks() {}

    static Container read(ByteBuffer content) {
        ByteBuffer all = content.slice(0, content.limit()).order(ByteOrder.LITTLE_ENDIAN);
        long end = HEADER_BYTES + (all.getInt(SIZE_AT) & 0xffff_ffffL);
        if (end > all.limit()) {
            throw Container.cutOff(PictureFormat.WEBP);
        }
        all.limit((int) end);
        return new Container(content.slice(0, (int) end), orientation(all), true);
    }

    private static Orientation orientation(ByteBuffer file) {
        Orientation orientation = Orientation.NORMAL;
        long at = FIRST_CHUNK;
        while (at + HEADER_BYTES <= file.limit()) {
            int start = (int) at;
            long length = file.getInt(start + SIZE_AT) & 0xffff_ffffL;
            if (length > file.limit() - at - HEADER_BYTES) {
                throw Container.broken(PictureFormat.WEBP, "a chunk is longer than the file");
            }
            requireStill(file, start, length);
            if (Signatures.startsWith(file, start, "EXIF")) {
                orientation = Orientation.of(file.slice(start + HEADER_BYTES, (int) length));
            }
            at += HEADER_BYTES + length + length % 2;
        }
        return orientation;
    }

    private static void requireStill(ByteBuffer file, int start, long length) {
        boolean animated = Signatures.startsWith(file, start, "ANIM")
                || (Signatures.startsWith(file, start, "VP8X")
                        && length > 0
                        && (file.get(start + HEADER_BYTES) & ANIMATED) != 0);
        if (animated) {
            throw Container.broken(PictureFormat.WEBP, "it is animated, and only still pictures are taken");
        }
    }
}
