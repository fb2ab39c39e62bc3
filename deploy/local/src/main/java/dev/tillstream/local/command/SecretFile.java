package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** A secret of this installation: made once, kept in a file that only its owner may read. */
final class SecretFile {
    private static final int BYTES = 32;

    private SecretFile() {}

    /** The secret in the file, which is made when it is missing. */
    static String readOrCreate(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStackException("cannot read or make " + file, e);
        }
    }

    private static void create(Path file, RandomGenerator random) throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }
}
