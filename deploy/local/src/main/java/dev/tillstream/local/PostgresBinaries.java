package dev.tillstream.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the Postgres binaries that lie in a jar, once per version and machine. Several processes may ask at the same
 * time; a kill in the middle leaves nothing that a later call takes for whole.
 */
final class PostgresBinaries {
    private static final String READABLE = "rw-r--r--";
    private static final String EXECUTABLE = "rwxr-xr-x";

    private final Path cache;

    PostgresBinaries(Path cache) {
        this.cache = cache.toAbsolutePath().normalize();
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    Path home() {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        try {
            Files.createDirectories(cache);
            requireOwn(cache);
            Path home = cache.resolve("postgres-" + checksum(resource));
            if (!Files.isDirectory(home)) {
                unpackAlone(resource, home);
            }
            return home;
        } catch (IOException e) {
            throw new LocalStackException("Postgres cannot be unpacked into " + cache, e);
        }
    }

    /** Somebody else's folder could hold somebody else's programs. */
    private static void requireOwn(Path folder) throws IOException {
        if (Commands.ownerOf(folder) != Commands.ownerOf(Path.of("/proc/self"))) {
            throw new IOException("the folder belongs to " + Files.getOwner(folder));
        }
    }

    private void unpackAlone(String resource, Path home) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                deletePartial();
                Path partial = Files.createTempDirectory(cache, "partial");
                unpack(resource, partial);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString(EXECUTABLE));
                Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** What a killed process left behind; whoever holds the lock knows that nobody else unpacks. */
    private void deletePartial() throws IOException {
        try (DirectoryStream<Path> partial = Files.newDirectoryStream(cache, "partial*")) {
            partial.forEach(Folders::delete);
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (InputStream jar = open(resource);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(jar, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, target);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? EXECUTABLE : READABLE));
        }
    }

    private static String checksum(String resource) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(open(resource), crc)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(crc.getValue()) + "-" + length;
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(
                    "there are no binaries for this kind of machine, " + resource + " is not in the jars");
        }
        return in;
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch");
        return arch.equals("aarch64") ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch;
    }
}
