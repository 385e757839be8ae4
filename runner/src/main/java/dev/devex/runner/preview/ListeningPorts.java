package dev.devex.runner.preview;

import dev.devex.runner.terminal.ProcessTree;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports on which processes of the sandbox listen, as Linux tells it in {@code /proc} (proc(5)). */
final class ListeningPorts {
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final ProcessTree processes;

    ListeningPorts(ProcessTree processes) {
        this.processes = processes;
    }

    /** Where a process of the sandbox's own can be reached on {@code port}; empty when none listens there. */
    Optional<InetAddress> find(int port) {
        List<Listener> listeners = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listeners(Path.of(table), port))
                .toList();
        if (listeners.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wanted = listeners.stream().map(Listener::socket).collect(Collectors.toSet());
        Set<String> own = processes.processes().stream()
                .flatMap(process -> sockets(process, wanted))
                .collect(Collectors.toSet());
        return listeners.stream()
                .filter(listener -> own.contains(listener.socket()))
                .map(Listener::address)
                .findFirst();
    }

    private static Stream<Listener> listeners(Path table, int port) {
        String suffix = String.format(":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields ->
                            fields.length > INODE && fields[STATE].equals(LISTEN) && fields[ADDRESS].endsWith(suffix))
                    .map(fields -> new Listener(
                            address(fields[ADDRESS].substring(0, fields[ADDRESS].indexOf(':'))),
                            "socket:[" + fields[INODE] + "]"))
                    .toList()
                    .stream();
        } catch (IOException noSuchProtocol) {
            return Stream.empty();
        }
    }

    // The table shows addresses as words in the machine's byte order.
    private static InetAddress address(String hex) {
        byte[] raw = HexFormat.of().parseHex(hex);
        ByteBuffer words = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
        ByteBuffer network = ByteBuffer.allocate(raw.length);
        while (words.hasRemaining()) {
            network.putInt(words.getInt());
        }
        try {
            InetAddress address = InetAddress.getByAddress(network.array());
            return address.isAnyLocalAddress() ? loopback(raw.length) : address;
        } catch (IOException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private static InetAddress loopback(int length) throws IOException {
        byte[] address = new byte[length];
        address[length - 1] = 1;
        if (length == 4) {
            address[0] = 127;
        }
        return InetAddress.getByAddress(address);
    }

    private static Stream<String> sockets(ProcessHandle process, Set<String> wanted) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
            for (Path descriptor : descriptors) {
                target(descriptor).filter(wanted::contains).ifPresent(found::add);
            }
        } catch (IOException goneOrSomebodyElses) {
            return Stream.empty();
        }
        return found.stream();
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private record Listener(InetAddress address, String socket) {}
}
