package dev.tillstream.gateway.picture;

import dev.tillstream.gateway.picturefile.Container;
import dev.tillstream.gateway.picturefile.PictureFormat;
import dev.tillstream.gateway.problem.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** One file before its decoder. Metadata is not even looked at by it. */
final class Decoding implements AutoCloseable {
    /** A larger picture is read with every second, third … pixel of every such row. */
    private static final long MAX_DECODED = 8_000_000;

    private final PictureFormat format;
    private final Deadline deadline;
    private final ImageReader reader;
    private final DecoderInput input;
    private final List<String> warnings = new ArrayList<>();

    Decoding(PictureFormat format, ByteBuffer content, Deadline deadline) {
        this.format = format;
        this.deadline = deadline;
        this.reader = format.newReader();
        this.input = new DecoderInput(content, deadline);
        reader.setInput(input, true, true);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    }

    /** By the header alone, or as {@link #read}. */
    Size size() {
        try {
            return new Size(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the picture and makes it so large.
     *
     * @throws Refusal invalid_operation for what can't be decoded to its end, unavailable when the time is over
     */
    Pixels read(Size target) {
        Size announced = size();
        input.allowFor(announced);
        BufferedImage image = decode(subsampling(announced));
        if (deadline.isOver()) {
            throw late();
        }
        requireWhole();
        Colours colours = new Colours(image);
        Size decoded = new Size(image.getWidth(), image.getHeight());
        Size size = new Size(Math.min(target.width(), decoded.width()), Math.min(target.height(), decoded.height()));
        return colours.toSrgb(AreaAverage.scale(colours::read, decoded, size));
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be closed", e);
        }
    }

    static int subsampling(Size size) {
        int every = 1;
        while (size.pixels() / ((long) every * every) > MAX_DECODED) {
            every++;
        }
        return every;
    }

    private BufferedImage decode(int every) {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(every, every, 0, 0);
        reader.addIIOReadProgressListener(new Stop(deadline));
        try {
            return reader.read(0, parameters);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The JPEG decoder fills with grey what is missing, and only warns. */
    private void requireWhole() {
        for (String warning : warnings) {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature end") || text.contains("truncated")) {
                throw Container.cutOff(format);
            }
        }
    }

    /** Decoders throw whatever they stumble over; all of it means that the file is not in order. */
    private Refusal unreadable(Exception failure) {
        if (deadline.isOver()) {
            return late();
        }
        String message = failure.getMessage();
        String why = message == null ? failure.getClass().getSimpleName() : message;
        return Container.broken(format, "it can't be decoded (" + why + ")");
    }

    private static Refusal late() {
        return Refusal.unavailable("The picture could not be read in time; try again.");
    }

    /** Ends a decoder between two rows. */
    private record Stop(Deadline deadline) implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (deadline.isOver()) {
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
