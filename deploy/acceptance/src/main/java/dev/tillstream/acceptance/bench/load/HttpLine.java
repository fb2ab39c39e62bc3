package dev.tillstream.acceptance.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * One connection that stays open, blocking, for one thread: write a request, read its answer. No answer within a minute
 * and a half is an error.
 */
public final class HttpLine implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
    private static final int SOCKET_BUFFER = 1 << 20;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final AnswerBuffer buffer = new AnswerBuffer();

    public HttpLine(URI gateway) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setReceiveBufferSize(SOCKET_BUFFER);
        socket.connect(address(gateway), (int) CONNECT_LIMIT.toMillis());
        socket.setSoTimeout((int) ANSWER_LIMIT.toMillis());
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static InetSocketAddress address(URI gateway) {
        return new InetSocketAddress(gateway.getHost(), gateway.getPort());
    }

    public Answer ask(byte[] request) throws IOException {
        send(request);
        return receive();
    }

    public void send(byte[] request) throws IOException {
        out.write(request);
    }

    public Answer receive() throws IOException {
        buffer.clear();
        do {
            byte[] room = buffer.room();
            int count = in.read(room, buffer.filled(), room.length - buffer.filled());
            if (count < 0) {
                throw new EOFException("the gateway closed the connection before its answer was complete");
            }
            buffer.added(count);
        } while (!buffer.isComplete());
        return buffer.answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
