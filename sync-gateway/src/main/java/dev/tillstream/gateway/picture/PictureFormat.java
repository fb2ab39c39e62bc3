package dev.tillstream.gateway.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** What is taken, each with the one decoder that ever sees it; nothing is looked up by what a file says of itself. */
enum PictureFormat {
    PNG("PNG", "png") {
        @Override
        Container open(ByteBuffer content) {
            return PngChunks.read(content);
        }

        @Override
        ImageReader newReader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
    },
    JPEG("JPEG", "jpe?g|jpe|jfif|pjpe?g|pjp") {
        @Override
        Container open(ByteBuffer content) {
            return JpegSegments.read(content);
        }

        @Override
        ImageReader newReader() {
            return create(JPEG_READERS);
        }
    },
    WEBP("WebP", "webp") {
        @Override
        Container open(ByteBuffer content) {
            return WebpChunks.read(content);
        }

        @Override
        ImageReader newReader() {
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

    /** Looks at the structure, from the first byte to the last that belongs to the picture. */
    abstract Container open(ByteBuffer content);

    abstract ImageReader newReader();

    String title() {
        return title;
    }

    /** Whether files of this format are called so; the ending is in small letters and without its dot. */
    boolean hasEnding(String ending) {
        return ending.matches(endings);
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
