package dev.tillstream.gateway.picturefile;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.tillstream.gateway.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** What is taken, each with the one decoder that ever sees it; nothing is looked up by what a file says of itself. */
public enum PictureFormat {
    PNG("PNG", "png") {
        @Override
        public Container open(ByteBuffer content) {
            return PngChunks.read(content);
        }

        @Override
        public ImageReader newReader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
    },
    JPEG("JPEG", "jpe?g|jpe|jfif|pjpe?g|pjp") {
        @Override
        public Container open(ByteBuffer content) {
            return JpegSegments.read(content);
        }

        @Override
        public ImageReader newReader() {
            return create(JPEG_READERS);
        }
    },
    WEBP("WebP", "webp") {
        @Override
        public Container open(ByteBuffer content) {
            return WebpChunks.read(content);
        }

        @Override
        public ImageReader newReader() {
            return create(WEBP_READERS);
        }
    };

    private static final ImageReaderSpi JPEG_READERS = registeredJpegReaders();
    private static final ImageReaderSpi WEBP_READERS = new WebPImageReaderSpi();

    private final String title;
    private final String endings;

    /** @param endings a regular expression */
    PictureFormat(String title, String endings) {
        this.title = title;
        this.endings = endings;
    }

    /** By the first bytes alone. @throws Refusal invalid_operation for what is none of these */
    public static PictureFormat of(ByteBuffer file) {
        return Signatures.formatOf(file);
    }

    /** Whether files with this ending hold such pictures, of whichever format; in small letters, without the dot. */
    public static boolean isKnownEnding(String ending) {
        for (PictureFormat known : values()) {
            if (ending.matches(known.endings)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at the structure, from the first byte to the last that belongs to the picture.
     *
     * @throws Refusal invalid_operation for what is cut off, broken or animated
     */
    public abstract Container open(ByteBuffer content);

    public abstract ImageReader newReader();

    String title() {
        return title;
    }

    /** It works on the JDK's own reader, which it finds when it is registered. */
    private static ImageReaderSpi registeredJpegReaders() {
        JPEGImageReaderSpi readers = new JPEGImageReaderSpi();
        IIORegistry.getDefaultInstance().registerServiceProvider(readers, ImageReaderSpi.class);
        return readers;
    }

    private static ImageReader create(ImageReaderSpi readers) {
        try {
            return readers.createReaderInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("a decoder can't be made", e);
        }
    }
}
