package dev.devex.runner.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.terminal.SandboxMark;
import io.undertow.Undertow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgramProxyTest {
    private static final String SILENT = """
            import socket, time
            server = socket.create_server(('127.0.0.1', 0))
            print(server.getsockname()[1], flush=True)
            time.sleep(1000)
            """;

    @Test
    void saysThatAProgramDoesNotAnswer() throws Exception {
        Process program = new ProcessBuilder("python3", "-c", SILENT).start();
        Undertow server = serve(port(program));
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("does not answer");
        } finally {
            server.stop();
            program.destroyForcibly();
        }
    }

    private static Undertow serve(int program) {
        ListeningPorts ports = new ListeningPorts(new ProcessTree(new SandboxMark("repl-none")));
        ProgramProxy proxy = new ProgramProxy(ports, Duration.ofMillis(50));
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.putAttachment(PreviewGate.FRAMED, false);
                    proxy.show(exchange, program, "", "/", false);
                })
                .build();
        server.start();
        return server;
    }

    private static int port(Process program) throws Exception {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(output.readLine());
    }
}
