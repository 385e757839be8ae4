package dev.devex.runner.preview;

import io.undertow.util.AttachmentKey;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where a request for a program goes.
 *
 * @param prefix what the program does not see of the path, without a slash at the end; empty at a host of its own
 * @param path the rest, still encoded
 * @param publicHost the host, with its port, that the browser asked
 * @param secure whether browsers come by https
 */
record PreviewTarget(InetAddress address, int port, String prefix, String path, String publicHost, boolean secure) {
    static final AttachmentKey<PreviewTarget> KEY = AttachmentKey.create(PreviewTarget.class);

    /** The host that the program believes it is. */
    String host() {
        return "localhost:" + port;
    }

    /** Whether the program is at the root of an origin that no other shares. */
    boolean isAlone() {
        return prefix.isEmpty();
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    URI uri() {
        String host = address.getHostAddress();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
    }
}
