package dev.devex.snapshot.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before an HTTP server, an S3-compatible store say, and spoils some of what passes. Hosts and signatures come through as
 * they are. At first it spoils nothing; {@link #spoil} and {@link #next} say what it does from then on.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final int PIECES = 4;
    private static final List<Fault> FAULTS = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.DAMAGED_ANSWER)));

    private final URI server;
    private final long seed;
    private final Random random;
    private final ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private double share;
    private Optional<Planned> planned = Optional.empty();

    /**
     * Listens on a free port of loopback.
     *
     * @param seed of the random choices; one who tries something again needs it
     */
    public FaultyProxy(URI server, long seed) throws IOException {
        this.server = server;
        this.seed = seed;
        this.random = new Random(seed);
        connections.execute(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Spoils that share of all requests, each in a random way; 0 lets all pass. */
    public synchronized void spoil(double shareOfRequests) {
        share = shareOfRequests;
    }

    /** Spoils the next request that begins like that, {@code "PUT /bucket/"} say, and only that one. */
    public synchronized void next(String request, Fault fault) {
        planned = Optional.of(new Planned(request, fault));
    }

    /** How often each fault has happened. */
    public synchronized Map<Fault, Integer> counts() {
        return new EnumMap<>(counts);
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", faults " + counts();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        connections.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.execute(() -> relay(client));
            } catch (IOException e) {
                // closed, or that one client went: the next may come
            }
        }
    }

    private void relay(Socket client) {
        try (client) {
            HttpMessage request = HttpMessage.request(new BufferedInputStream(client.getInputStream()));
            answer(client, request, choose(request.firstLine()));
        } catch (IOException e) {
            // either side went: for the other that is one more fault
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket client, HttpMessage request, Optional<Fault> fault)
            throws IOException, InterruptedException {
        if (fault.isEmpty()) {
            client.getOutputStream().write(ask(request).bytes());
            return;
        }
        switch (fault.get()) {
            case CUT_CONNECTION -> cut(client);
            case TRUNCATED_REQUEST -> truncate(request);
            case INTERNAL_ERROR ->
                client.getOutputStream()
                        .write(HttpMessage.error(500, "InternalError").bytes());
            case UNAVAILABLE ->
                client.getOutputStream()
                        .write(HttpMessage.error(503, "SlowDown").bytes());
            case SLOW_ANSWER ->
                writeSlowly(client.getOutputStream(), ask(request).bytes());
            case TRUNCATED_ANSWER ->
                writeSome(client.getOutputStream(), ask(request).bytes());
            case DAMAGED_ANSWER ->
                client.getOutputStream().write(damaged(ask(request).bytes()));
            case LOST_ANSWER -> {
                ask(request);
                cut(client);
            }
            case DENIED_ANSWER -> {
                ask(request);
                client.getOutputStream()
                        .write(HttpMessage.error(500, "InternalError").bytes());
            }
        }
    }

    private HttpMessage ask(HttpMessage request) throws IOException {
        try (var connection = new Socket(server.getHost(), server.getPort())) {
            connection.getOutputStream().write(request.bytes());
            return HttpMessage.answer(new BufferedInputStream(connection.getInputStream()));
        }
    }

    private void truncate(HttpMessage request) throws IOException {
        try (var connection = new Socket(server.getHost(), server.getPort())) {
            writeSome(connection.getOutputStream(), request.bytes());
        }
    }

    private void writeSome(OutputStream stream, byte[] bytes) throws IOException {
        stream.write(bytes, 0, below(bytes.length));
    }

    private void writeSlowly(OutputStream stream, byte[] bytes) throws IOException, InterruptedException {
        int length = bytes.length / PIECES;
        for (int piece = 0; piece < PIECES; piece++) {
            TimeUnit.MILLISECONDS.sleep(below(LONGEST_PAUSE_MILLIS));
            int end = piece == PIECES - 1 ? bytes.length : (piece + 1) * length;
            stream.write(bytes, piece * length, end - piece * length);
        }
    }

    private static byte[] damaged(byte[] bytes) {
        bytes[bytes.length - 1]++;
        return bytes;
    }

    /** Ends a connection by a reset, as a network does that fails (RFC 9293, section 3.5.2). */
    private static void cut(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private synchronized Optional<Fault> choose(String request) {
        Optional<Fault> fault =
                planned.filter(plan -> request.startsWith(plan.request())).map(Planned::fault);
        if (fault.isPresent()) {
            planned = Optional.empty();
        } else if (random.nextDouble() < share) {
            fault = Optional.of(FAULTS.get(random.nextInt(FAULTS.size())));
        }
        fault.ifPresent(chosen -> counts.merge(chosen, 1, Integer::sum));
        return fault;
    }

    private synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    private record Planned(String request, Fault fault) {}
}
