package dev.tillstream.gateway.picturefile;

import dev.tillstream.gateway.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells by the first bytes what a file is; what it is called, or declared to be, has no say. */
final class Signatures {
    private static final int SHOWN_BYTES = 8;

    private record Signature(int offset, String bytes, String name) {
        boolean fits(ByteBuffer content) {
            return startsWith(content, offset, bytes);
        }
    }

    private static final List<Signature> OTHERS = List.of(
            new Signature(0, "GIF8", "GIF"),
            new Signature(4, "ftypavif", "AVIF"),
            new Signature(4, "ftyp", "HEIC or a video"),
            new Signature(0, "BM", "BMP"),
            new Signature(0, "II*\0", "TIFF"),
            new Signature(0, "MM\0*", "TIFF"),
            new Signature(0, "\0\0\1\0", "ICO"),
            new Signature(0, "%PDF", "PDF"),
            new Signature(0, "PK\3\4", "ZIP"),
            new Signature(0, "<", "SVG, HTML or XML"),
            new Signature(0, "\u00ef\u00bb\u00bf<", "SVG, HTML or XML"),
            new Signature(0, "\u001f\u008b", "GZIP"));

    private Signatures() {}

    /** @throws Refusal invalid_operation for what is none of the three */
    static PictureFormat formatOf(ByteBuffer content) {
        if (startsWith(content, 0, "\u0089PNG\r\n\u001a\n")) {
            return PictureFormat.PNG;
        }
        if (startsWith(content, 0, "\u00ff\u00d8\u00ff")) {
            return PictureFormat.JPEG;
        }
        if (startsWith(content, 0, "RIFF") && startsWith(content, 8, "WEBP")) {
            return PictureFormat.WEBP;
        }
        throw Refusal.invalid("file must be a PNG, JPEG or WebP picture, but its content is " + nameOf(content) + ".");
    }

    /** @param bytes one for each character */
    static boolean startsWith(ByteBuffer content, int offset, String bytes) {
        if (content.limit() < offset + bytes.length()) {
            return false;
        }
        byte[] start = new byte[bytes.length()];
        content.get(offset, start);
        return new String(start, StandardCharsets.ISO_8859_1).equals(bytes);
    }

    private static String nameOf(ByteBuffer content) {
        if (content.limit() == 0) {
            return "empty";
        }
        return OTHERS.stream()
                .filter(signature -> signature.fits(content))
                .map(Signature::name)
                .findFirst()
                .orElseGet(() -> "unknown (it begins with " + firstBytes(content) + ")");
    }

    private static String firstBytes(ByteBuffer content) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < Math.min(SHOWN_BYTES, content.limit()); at++) {
            shown.append(at == 0 ? "" : " ").append("%02x".formatted(content.get(at) & 0xff));
        }
        return shown.toString();
    }
}
