package dev.tillstream.gateway.picturefile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The chunks of a PNG. The decoder gets only those that make the picture: texts and profiles, which it would unpack to
 * any size, never reach it, nor do the frames of an animation.
 */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_BYTES = 4;
    private static final int FRAME_BYTES = 12;
    private static final String EXIF = "eXIf";
    private static final String END = "IEND";
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", END);

    private final ByteBuffer content;
    private final ByteBuffer kept;
    private Orientation orientation = Orientation.NORMAL;
    private boolean ended;

    private PngChunks(ByteBuffer content) {
        this.content = content.slice(0, content.limit());
        this.kept = ByteBuffer.allocate(content.limit());
        kept.put(this.content.slice(0, SIGNATURE_BYTES));
        this.content.position(SIGNATURE_BYTES);
    }

    static Container read(ByteBuffer content) {
        PngChunks chunks = new PngChunks(content);
        while (!chunks.ended) {
            chunks.next();
        }
        return new Container(chunks.kept.flip(), chunks.orientation, false);
    }

    private void next() {
        if (content.remaining() < FRAME_BYTES) {
            throw Container.cutOff(PictureFormat.PNG);
        }
        int start = content.position();
        int length = content.getInt(start);
        if (length < 0 || length > content.remaining() - FRAME_BYTES) {
            throw Container.cutOff(PictureFormat.PNG);
        }
        String type = type(start + TYPE_BYTES);
        if (KEPT.contains(type)) {
            kept.put(content.slice(start, FRAME_BYTES + length));
        } else if (type.equals(EXIF)) {
            orientation = Orientation.of(content.slice(start + 2 * TYPE_BYTES, length));
        }
        ended = type.equals(END);
        content.position(start + FRAME_BYTES + length);
    }

    private String type(int at) {
        byte[] type = new byte[TYPE_BYTES];
        content.get(at, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
