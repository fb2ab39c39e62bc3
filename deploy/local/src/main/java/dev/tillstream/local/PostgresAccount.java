package dev.tillstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Postgres refuses to run as root. Where root starts it, it runs in a user namespace without rights (the files stay
 * root's), or, where namespaces are blocked as in many containers, as {@code nobody}.
 */
final class PostgresAccount {
    private static final String NOBODY = "65534";

    private PostgresAccount() {}

    /** The words to put before a Postgres command; may hand the files and folders that it needs to {@code nobody}. */
    static List<String> prefix(Path... needed) {
        if (!Commands.isRoot()) {
            return List.of();
        }
        if (Commands.succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (Commands.exists("setpriv")) {
            Stream.of(needed).forEach(PostgresAccount::giveToNobody);
            return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
        throw new LocalStackException("Postgres does not run as root, and neither unshare nor setpriv works here:"
                + " start it as an ordinary user");
    }

    private static void giveToNobody(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            UserPrincipal nobody =
                    tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            files.forEach(file -> give(file, nobody));
        } catch (IOException e) {
            throw new LocalStackException(tree + " cannot be given to the user nobody", e);
        }
    }

    private static void give(Path file, UserPrincipal owner) {
        try {
            Files.setOwner(file, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change the owner of " + file, e);
        }
    }
}
