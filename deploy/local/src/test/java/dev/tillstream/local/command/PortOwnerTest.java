package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    private static final String LISTENER =
            "   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 40123 1 0000";

    @Test
    void findsTheProcessThatListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortOwner.isFree(port)).isFalse();
            assertThat(PortOwner.isHeldBy(port, ProcessHandle.current().pid())).isTrue();
            assertThat(PortOwner.isHeldBy(port, 1)).isFalse();
            assertThat(PortOwner.find(port).orElseThrow())
                    .startsWith("process " + ProcessHandle.current().pid() + " (");
        }
        assertThat(PortOwner.isFree(port)).isTrue();
        assertThat(PortOwner.find(port)).isEmpty();
    }

    @Test
    void readsOneRowOfTheKernelsTable() {
        assertThat(PortOwner.listeningInode(LISTENER, 8080)).contains("40123");
        assertThat(PortOwner.listeningInode(LISTENER, 8081)).isEmpty();
        assertThat(PortOwner.listeningInode(LISTENER.replace(" 0A ", " 01 "), 8080))
                .isEmpty();
        assertThat(PortOwner.listeningInode("  sl  local_address rem_address   st", 8080))
                .isEmpty();
    }
}
