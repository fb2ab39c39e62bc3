package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void forgetsItsOwnDataAndNothingElse() throws IOException {
        Home home = new Home(folder);
        home.create();
        Files.createDirectories(home.postgres().resolve("base"));
        Files.writeString(home.demoFile(), "{}");
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(home.isFirstStart()).isFalse();

        home.deleteData();

        assertThat(home.isFirstStart()).isTrue();
        assertThat(home.demoFile()).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void makesASecretOnceThatOnlyItsOwnerMayRead() throws IOException {
        Path file = new Home(folder).setupToken();

        String secret = SecretFile.readOrCreate(file, new SecureRandom());

        assertThat(secret).hasSize(43);
        assertThat(SecretFile.readOrCreate(file, new SecureRandom())).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
