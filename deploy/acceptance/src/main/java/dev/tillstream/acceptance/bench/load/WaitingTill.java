package dev.tillstream.acceptance.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One till of a {@link Crowd}. */
final class WaitingTill {
    private final URI gateway;
    private final TillKey key;
    private final SocketChannel channel;
    private final AnswerBuffer buffer = new AnswerBuffer();
    private String cursor;
    private long answeredAtNanos;

    private WaitingTill(URI gateway, TillKey key, SocketChannel channel, String cursor) {
        this.gateway = gateway;
        this.key = key;
        this.channel = channel;
        this.cursor = cursor;
    }

    static WaitingTill connect(URI gateway, TillKey key, Selector selector) throws IOException {
        String cursor;
        try (BenchTill till = new BenchTill(gateway, key)) {
            cursor = till.status().requiredText("head");
        }
        SocketChannel channel = SocketChannel.open(HttpLine.address(gateway));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        WaitingTill till = new WaitingTill(gateway, key, channel, cursor);
        channel.register(selector, SelectionKey.OP_READ, till);
        return till;
    }

    void poll(Duration wait) throws IOException {
        String path = "/sync/pull?since=" + cursor + "&wait=" + wait.toSeconds();
        buffer.clear();
        ByteBuffer request = ByteBuffer.wrap(HttpRequest.get(gateway, path, key.key()));
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Takes what has arrived; true when the answer is complete. */
    boolean read() throws IOException {
        byte[] room = buffer.room();
        int count = channel.read(ByteBuffer.wrap(room, buffer.filled(), room.length - buffer.filled()));
        if (count < 0) {
            throw new EOFException("the gateway closed the connection of a waiting till");
        }
        buffer.added(count);
        if (!buffer.isComplete()) {
            return false;
        }
        answeredAtNanos = System.nanoTime();
        Answer answer = buffer.answer();
        if (!answer.isOk()) {
            throw new IllegalStateException("a long poll was answered " + answer.status() + ": " + answer.text());
        }
        cursor = answer.cursor();
        return true;
    }

    long answeredAtNanos() {
        return answeredAtNanos;
    }

    void close() throws IOException {
        channel.close();
    }
}
