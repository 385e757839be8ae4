package dev.devex.runner.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
    @TempDir
    Path folder;

    @Test
    void waitsUntilTheRunnerAnswersThatItHasReleased() throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        List<Boolean> held = new ArrayList<>();
        HttpServer runner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        runner.createContext("/ping", exchange -> {
            held.add(Files.exists(hold));
            exchange.sendResponseHeaders(held.size() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        runner.start();
        String ping = "http://127.0.0.1:" + runner.getAddress().getPort() + "/ping";

        assertThat(ReleaseCommand.run(List.of("--hold", hold.toString(), "--ping", ping)))
                .isZero();

        assertThat(held).containsExactly(false, false, false);
        runner.stop(0);
    }

    @Test
    void refusesToReleaseNothing() {
        assertThat(ReleaseCommand.run(List.of())).isEqualTo(2);
    }
}
