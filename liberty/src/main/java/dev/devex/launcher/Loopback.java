package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The addresses of this machine for itself. */
final class Loopback {
    static final InetAddress IPV4 = address("127.0.0.1");
    static final InetAddress IPV6 = address("::1");

    private Loopback() {}

    static boolean hasIpv6() {
        try {
            return NetworkInterface.getByInetAddress(IPV6) != null;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isFree(int port) {
        return canListen(IPV4, port) && (!hasIpv6() || canListen(IPV6, port));
    }

    private static boolean canListen(InetAddress address, int port) {
        try (var socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, IPV4)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
