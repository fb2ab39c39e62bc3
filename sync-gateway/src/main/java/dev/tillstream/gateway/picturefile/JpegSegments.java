package dev.tillstream.gateway.picturefile;

import java.nio.ByteBuffer;

/**
 * The segments of a JPEG, up to its end: whether it is whole, how many scans it has, and what its EXIF says. A picture
 * of few bytes and very many scans would keep a decoder busy for minutes.
 */
final class JpegSegments {
    private static final int MARKER = 0xff;
    private static final int START = 2;
    private static final int LENGTH_BYTES = 2;
    private static final int MAX_SCANS = 64;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final int FIRST_SOF = 0xc0;
    private static final int LAST_SOF = 0xcf;
    private static final int FIRST_RST = 0xd0;
    private static final int LAST_RST = 0xd7;

    private final ByteBuffer content;
    private int at = START;
    private int scans;
    private boolean inScan;
    private boolean whole;
    private Orientation orientation = Orientation.NORMAL;

    private JpegSegments(ByteBuffer content) {
        this.content = content;
    }

    static Container read(ByteBuffer content) {
        JpegSegments segments = new JpegSegments(content);
        int marker = segments.nextMarker();
        while (marker != EOI) {
            segments.skip(marker);
            marker = segments.nextMarker();
        }
        return new Container(content.slice(0, segments.at), segments.orientation, segments.whole || segments.scans > 1);
    }

    /** Behind the next marker; in a scan, what only looks like one is passed over. */
    private int nextMarker() {
        while (true) {
            while (byteAt(at) != MARKER) {
                requireScan();
                at++;
            }
            while (byteAt(at) == MARKER) {
                at++;
            }
            int marker = byteAt(at++);
            if (marker != 0 && (marker < FIRST_RST || marker > LAST_RST)) {
                return marker;
            }
        }
    }

    private void skip(int marker) {
        int length = byteAt(at) << 8 | byteAt(at + 1);
        if (length < LENGTH_BYTES) {
            throw Container.broken(PictureFormat.JPEG, "a segment is " + length + " bytes long");
        }
        if (length > content.limit() - at) {
            throw Container.cutOff(PictureFormat.JPEG);
        }
        look(marker, content.slice(at + LENGTH_BYTES, length - LENGTH_BYTES));
        at += length;
    }

    private void look(int marker, ByteBuffer segment) {
        inScan = marker == SOS;
        if (inScan && ++scans > MAX_SCANS) {
            throw Container.broken(PictureFormat.JPEG, "it has more than " + MAX_SCANS + " scans");
        }
        if (marker == APP1 && Signatures.startsWith(segment, 0, "Exif\0\0")) {
            orientation = Orientation.of(segment);
        }
        whole |= isFrame(marker) && marker > FIRST_SOF + 1;
    }

    /** Of these C4, C8 and CC are tables and extensions; the first two are decoded line by line. */
    private static boolean isFrame(int marker) {
        return marker >= FIRST_SOF && marker <= LAST_SOF && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void requireScan() {
        if (!inScan) {
            throw Container.broken(PictureFormat.JPEG, "there is no marker at byte " + at);
        }
    }

    private int byteAt(int index) {
        if (index >= content.limit()) {
            throw Container.cutOff(PictureFormat.JPEG);
        }
        return content.get(index) & 0xff;
    }
}
