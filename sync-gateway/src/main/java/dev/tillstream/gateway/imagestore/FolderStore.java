package dev.tillstream.gateway.imagestore;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Images as files, in folders by the first two characters of their names. A file gets its name when it is whole and on
 * the disk: what is being written, or what a power cut left of it, lies in {@code incoming}.
 */
final class FolderStore implements KeptImages {
    private static final Logger LOG = Logger.getLogger(FolderStore.class);
    private static final String INCOMING = "incoming";
    private static final int FOLDER_LETTERS = 2;

    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public boolean contains(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public Optional<Buffer> read(String name) throws IOException {
        try {
            return Optional.of(Buffer.buffer(Files.readAllBytes(path(name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String name, Buffer webp) throws IOException {
        Path target = path(name);
        Path folder = Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(Files.createDirectories(root.resolve(INCOMING)), null, ".part");
        try {
            writeThrough(part, webp);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        writeThrough(folder);
    }

    @Override
    public void close() {}

    private static void writeThrough(Path file, Buffer content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content.getBytes());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** The name, too, has to survive a power cut; where folders can't be opened there is no way to see to it. */
    private static void writeThrough(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debugf("%s is not written through: %s", folder, e.toString());
        }
    }

    private Path path(String name) {
        return root.resolve(name.substring(0, FOLDER_LETTERS)).resolve(name);
    }
}
