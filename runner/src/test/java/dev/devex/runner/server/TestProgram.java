package dev.devex.runner.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A user's program: a small HTTP server in a process of its own, written in Python (src/test/resources/programs). */
record TestProgram(Process process, int port) implements AutoCloseable {
    private static final String ECHO = "echo.py";
    private static final String STREAMS = "streams.py";

    /** One that tells what it was asked. */
    static TestProgram start(String host) throws IOException {
        return start(ECHO, host, Map.of());
    }

    /** One that answers slowly, at length, or not as it should. */
    static TestProgram streams(Map<String, String> environment) throws IOException {
        return start(STREAMS, "127.0.0.1", environment);
    }

    private static TestProgram start(String name, String host, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("python3", "-c", source(name), host);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT).environment().putAll(environment);
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new TestProgram(process, Integer.parseInt(output.readLine().trim()));
    }

    private static String source(String name) throws IOException {
        try (InputStream source = TestProgram.class.getResourceAsStream("/programs/" + name)) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
