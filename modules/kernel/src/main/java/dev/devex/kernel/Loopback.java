package dev.devex.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a peer is on this machine. */
public final class Loopback {
    private Loopback() {}

    /** Whether {@code address}, a literal as servers give it, is one of loopback (RFC 1122, RFC 4291). */
    public static boolean is(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
