package dev.tillstream.gateway.picture;

import dev.tillstream.gateway.picturefile.Container;
import dev.tillstream.gateway.picturefile.PictureFormat;
import dev.tillstream.gateway.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture that somebody sent (S4-4, S4-7): looked at, and not yet decoded. What comes out of it is new from pixel to
 * byte; of the file nothing survives but what is seen.
 */
public final class Picture {
    /** What lists, tiles and pages need. */
    public static final List<Integer> WIDTHS = List.of(96, 320, 800);

    /** The longest side of the picture itself. */
    public static final int MAX_SIDE = 1280;

    private final PictureFormat format;
    private final Container container;
    private final Size stored;
    private final Deadline deadline;

    private Picture(PictureFormat format, Container container, Size stored, Deadline deadline) {
        this.format = format;
        this.container = container;
        this.stored = stored;
        this.deadline = deadline;
    }

    /**
     * Looks at the file's first bytes, its structure and its header.
     *
     * @param file with an array of its own
     * @param deadline for this and for {@link #render}
     * @throws Refusal invalid_operation for what is no PNG, JPEG or WebP, is cut off, animated or too large; unavailable when
     *     the time is over
     */
    public static Picture of(ByteBuffer file, PictureLimits limits, Deadline deadline) {
        PictureFormat format = PictureFormat.of(file);
        Container container = format.open(file);
        try (Decoding decoding = new Decoding(format, container.content(), deadline)) {
            Size size = decoding.size();
            limits.check(size, container.whole());
            return new Picture(format, container, size, deadline);
        }
    }

    /** The width at which it is shown and kept. */
    public int width() {
        Size size = stored.within(MAX_SIDE);
        return container.orientation().swapsSides() ? size.height() : size.width();
    }

    /** The widths of its smaller copies: none is as wide as the picture, or wider. */
    public List<Integer> smallerWidths() {
        return WIDTHS.stream().filter(width -> width < width()).toList();
    }

    /**
     * Decodes it, turns it upright, and makes it and its smaller copies; the picture itself comes last.
     *
     * @throws Refusal invalid_operation for what can't be decoded, unavailable when the time is over
     */
    public List<Rendition> render() {
        Pixels whole = read().upright(container.orientation());
        List<Rendition> renditions = new ArrayList<>();
        for (int width : smallerWidths()) {
            Size size = new Size(whole.width(), whole.height()).wide(width);
            renditions.add(new Rendition(size.width(), WebpEncoder.encode(whole.scaled(size))));
        }
        renditions.add(new Rendition(whole.width(), WebpEncoder.encode(whole)));
        return renditions;
    }

    private Pixels read() {
        try (Decoding decoding = new Decoding(format, container.content(), deadline)) {
            return decoding.read(stored.within(MAX_SIDE));
        }
    }
}
