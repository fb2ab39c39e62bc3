package dev.tillstream.local.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tillstream.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A small JSON file that readers see whole, before or after a change. */
final class JsonFile<T> {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path path;
    private final Class<T> type;

    JsonFile(Path path, Class<T> type) {
        this.path = path;
        this.type = type;
    }

    /** Empty if there is no such file, or what is in it cannot be read. */
    Optional<T> read() {
        try {
            return Optional.of(MAPPER.readValue(path.toFile(), type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(T value) {
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        try {
            MAPPER.writeValue(partial.toFile(), value);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalStackException("cannot write " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new LocalStackException("cannot delete " + path, e);
        }
    }
}
