package dev.tillstream.local.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a port is free and, from what Linux tells in {@code /proc}, which process listens on it. */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** For example {@code process 4711 (nginx)}; empty if it cannot be found, as with another user's process. */
    static Optional<String> find(int port) {
        return listeners(port).flatMap(socket -> holder(socket).stream()).findFirst();
    }

    /** True if the process listens on the port. */
    static boolean isHeldBy(int port, long pid) {
        return listeners(port).anyMatch(socket -> holds(pid, socket));
    }

    /** The listening sockets of a port, as {@code /proc/PID/fd} names them. */
    private static Stream<String> listeners(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> readTable(table).stream())
                .flatMap(row -> listeningInode(row, port).stream())
                .map(inode -> "socket:[" + inode + "]");
    }

    /** The socket's number if this row of {@code /proc/net/tcp} is a listener on the port. */
    static Optional<String> listeningInode(String row, int port) {
        String[] fields = row.strip().split("\\s+", -1);
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        boolean matches =
                fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTENING);
        return matches ? Optional.of(fields[INODE]) : Optional.empty();
    }

    private static Optional<String> holder(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .map(process -> "process " + process.pid() + name(process.pid()))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path link : open) {
                if (Files.isSymbolicLink(link)
                        && Files.readSymbolicLink(link).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(long pid) {
        try {
            return " (" + Files.readString(Path.of("/proc/" + pid + "/comm")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> readTable(String path) {
        try {
            return Files.readAllLines(Path.of(path));
        } catch (IOException e) {
            return List.of();
        }
    }
}
