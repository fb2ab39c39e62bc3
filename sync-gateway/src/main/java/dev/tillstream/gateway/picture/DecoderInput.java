package dev.tillstream.gateway.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a decoder reads a file from, and what stops it inside a row: a few made-up bytes can ask for tables without end, and
 * the WebP decoder takes the end of a file for zeros. Any read fails with an {@link IOException} once the time is over, once
 * the thread has made more objects than an honest picture of that size needs, or after {@value #READS_BEHIND_THE_END} reads behind the end.
 */
final class DecoderInput extends MemoryCacheImageInputStream {
    /** Decoders look ahead by some bytes. */
    private static final int READS_BEHIND_THE_END = 256;

    private static final int READS_BETWEEN_LOOKS = 64;
    private static final long ALLOWANCE = 64L << 20;

    /** What the thriftless one, for lossy WebP, makes and drops again: 100 for a pixel. */
    private static final long ALLOWANCE_A_PIXEL = 128;

    private static final com.sun.management.ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

    private final Deadline deadline;
    private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private long allowance = ALLOWANCE;
    private int reads;
    private int readsBehindTheEnd;

    DecoderInput(ByteBuffer content, Deadline deadline) {
        super(new ByteArrayInputStream(content.array(), content.arrayOffset(), content.limit()));
        this.deadline = deadline;
    }

    /** For the pixels that the header announces. */
    void allowFor(Size size) {
        allowance = ALLOWANCE + size.pixels() * ALLOWANCE_A_PIXEL;
    }

    @Override
    public int read() throws IOException {
        return watched(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return watched(super.read(into, offset, length));
    }

    private int watched(int result) throws IOException {
        if (result < 0 && ++readsBehindTheEnd > READS_BEHIND_THE_END) {
            throw new IOException("it asks for more than the file holds");
        }
        if (++reads % READS_BETWEEN_LOOKS == 0) {
            look();
        }
        return result;
    }

    private void look() throws IOException {
        if (deadline.isOver()) {
            throw new IOException("it takes too long");
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore > allowance) {
            throw new IOException("it unpacks to too much");
        }
    }
}
