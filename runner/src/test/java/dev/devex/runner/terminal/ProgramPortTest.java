package dev.devex.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramPortTest {
    @TempDir
    Path workspace;

    @Test
    void isTheOneThatTheWorkspaceNames() throws IOException {
        int free = freePort();
        configure("{\"port\": " + free + "}");

        ProgramPort port = new ProgramPort(workspace, "repl-1");

        assertThat(port.number()).isEqualTo(free).isEqualTo(port.number());
    }

    @Test
    void givesEachReplItsOwnThoughNothingListensYet() throws IOException {
        configure("{\"port\": " + freePort() + "}");

        int first = new ProgramPort(workspace, "repl-1").number();
        int second = new ProgramPort(workspace, "repl-2").number();

        assertThat(second).isNotEqualTo(first).isBetween(20_000, 29_999);
    }

    @Test
    void leavesAPortToWhoeverListensThere() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configure("{\"port\": " + taken.getLocalPort() + "}");

            assertThat(new ProgramPort(workspace, "repl-1").number()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"port\": 80}", "{\"port\": \"8000\"}", "{\"port\": 70000}", "[[[[["})
    void isUsableWhateverTheWorkspaceSays(String configuration) throws IOException {
        configure(configuration);

        assertThat(new ProgramPort(workspace, "repl-1").number()).isBetween(1024, 65535);
    }

    private void configure(String text) throws IOException {
        Files.writeString(workspace.resolve("devex.json"), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
