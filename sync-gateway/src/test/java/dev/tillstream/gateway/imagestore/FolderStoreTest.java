package dev.tillstream.gateway.imagestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
    private static final String NAME = "ab0123456789.webp";
    private static final Buffer CONTENT = Buffer.buffer(new byte[10_000]);

    @Test
    void keepsWhatItIsGiven(@TempDir Path folder) throws IOException {
        FolderStore store = new FolderStore(folder.resolve("images"));
        assertThat(store.contains(NAME)).isFalse();
        assertThat(store.read(NAME)).isEmpty();
        store.write(NAME, CONTENT);
        store.write(NAME, CONTENT);
        assertThat(store.contains(NAME)).isTrue();
        assertThat(new FolderStore(folder.resolve("images")).read(NAME)).contains(CONTENT);
        assertThat(files(folder)).containsExactly("images/ab/" + NAME);
    }

    @Test
    void aFullDiskLeavesNoHalfFile() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(16_384)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = disk.getPath("/images");
            FolderStore store = new FolderStore(folder);
            store.write(NAME, CONTENT);
            assertThatThrownBy(() -> store.write("cd" + NAME, CONTENT)).isInstanceOf(IOException.class);
            assertThat(store.contains("cd" + NAME)).isFalse();
            assertThat(files(folder)).containsExactly("ab/" + NAME);
            store.write("ef" + NAME, Buffer.buffer("small enough"));
            assertThat(store.read("ef" + NAME)).contains(Buffer.buffer("small enough"));
        }
    }

    @Test
    void aFolderThatIsAwayIsAnError(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        assertThatThrownBy(() -> new FolderStore(file).write(NAME, CONTENT)).isInstanceOf(IOException.class);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
