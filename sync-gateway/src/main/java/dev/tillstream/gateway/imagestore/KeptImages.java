package dev.tillstream.gateway.imagestore;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** Keeps images under their names, which never stand for another content. Its calls block. */
public interface KeptImages extends AutoCloseable {
    boolean contains(String name) throws IOException;

    Optional<Buffer> read(String name) throws IOException;

    /** Afterwards the image is there to stay, and as a whole; if it fails, there is nothing under that name. */
    void write(String name, Buffer webp) throws IOException;

    @Override
    void close();
}
