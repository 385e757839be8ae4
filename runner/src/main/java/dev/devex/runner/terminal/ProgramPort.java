package dev.devex.runner.terminal;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The port that the repl's programs are told to listen on, in the variable {@code PORT}: the one that its
 * {@code devex.json} names, unless somebody else on this machine has it; then one of the repl's own.
 */
public final class ProgramPort {
    private static final String CONFIGURATION = "devex.json";
    private static final int MAX_BYTES = 1 << 16;
    private static final int USUAL = 3000;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535;
    private static final int OWN_FIRST = 20_000;
    private static final int OWN_COUNT = 10_000;
    private static final int TRIES = 100;

    private final Path workspace;
    private final String repl;
    private @Nullable DatagramSocket claim;

    public ProgramPort(Path workspace, String repl) {
        this.workspace = workspace;
        this.repl = repl;
    }

    /** Chosen when it is first asked for, and kept as long as the runner lives. */
    public synchronized int number() {
        if (claim == null) {
            int own = Math.floorMod(repl.hashCode(), OWN_COUNT);
            IntStream others = IntStream.range(0, TRIES).map(next -> OWN_FIRST + (own + next) % OWN_COUNT);
            claim = IntStream.concat(IntStream.of(configured()), others)
                    .mapToObj(ProgramPort::claim)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return claim == null ? USUAL : claim.getLocalPort();
    }

    private int configured() {
        Path file = workspace.resolve(CONFIGURATION);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? named(Files.newBufferedReader(file))
                    : USUAL;
        } catch (IOException unreadable) {
            return USUAL;
        }
    }

    // The file is the user's; for input that is nested too deeply Parsson throws a bare RuntimeException.
    private static int named(Reader text) {
        try (JsonReader reader = Json.createReader(text)) {
            return reader.readObject().get("port") instanceof JsonNumber port
                            && port.intValue() >= LOWEST
                            && port.intValue() <= HIGHEST
                    ? port.intValue()
                    : USUAL;
        } catch (RuntimeException notSaid) {
            return USUAL;
        }
    }

    /**
     * Takes a port so that no other runner does, though nothing listens on it yet. The UDP port of the same number is
     * the sign: the system knows it machine-wide, takes it back when this process ends, and leaves TCP to the program.
     */
    private static @Nullable DatagramSocket claim(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort()));
        } catch (IOException taken) {
            return null;
        }
    }
}
