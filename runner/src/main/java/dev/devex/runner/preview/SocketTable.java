package dev.devex.runner.preview;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Linux' tables of TCP sockets (proc(5), {@code /proc/net/tcp}), of which only those that listen are looked at. */
final class SocketTable {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENS = " 0A ";
    private static final int ADDRESS = 1;
    private static final int INODE = 9;
    private static final int HEX = 16;

    private SocketTable() {}

    static List<Listener> listeners() {
        return TABLES.stream()
                .flatMap(SocketTable::lines)
                .filter(line -> line.contains(LISTENS))
                .map(line -> listener(line.trim().split("\\s+")))
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException noSuchProtocol) {
            return Stream.empty();
        }
    }

    private static Listener listener(String[] fields) {
        String[] place = fields[ADDRESS].split(":");
        return new Listener(address(place[0]), Integer.parseInt(place[1], HEX), "socket:[" + fields[INODE] + "]");
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

    /**
     * A socket that listens.
     *
     * @param address one at which it is reached from here
     * @param socket its name among the descriptors of the processes that hold it
     */
    record Listener(InetAddress address, int port, String socket) {}
}
