package dev.devex.runner.preview;

import io.undertow.util.AttachmentKey;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where a request to {@code /user-app/{port}/…} goes.
 *
 * @param prefix what the program does not see of the path, without a slash at the end
 * @param path the rest, still encoded
 * @param publicHost the host, with its port, that the browser asked
 */
record PreviewTarget(InetAddress address, int port, String prefix, String path, String publicHost) {
    static final AttachmentKey<PreviewTarget> KEY = AttachmentKey.create(PreviewTarget.class);

    /** The host that the program believes it is. */
    String host() {
        return "localhost:" + port;
    }

    URI uri() {
        String host = address.getHostAddress();
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
    }
}
