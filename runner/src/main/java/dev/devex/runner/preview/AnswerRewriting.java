package dev.devex.runner.preview;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes in an answer's headers on the way from the user's program to a browser. */
final class AnswerRewriting {
    private static final HttpString CONTENT_SECURITY_POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString CLEAR_SITE_DATA = new HttpString("Clear-Site-Data");
    private static final HttpString SERVICE_WORKER_ALLOWED = new HttpString("Service-Worker-Allowed");
    // Without allow-same-origin a page has an origin that is nobody's, though its address is on ours.
    private static final String SANDBOX =
            "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
                    + " allow-modals allow-downloads allow-pointer-lock allow-presentation allow-orientation-lock";

    private final PreviewTarget target;
    private final boolean framed;

    /** @param framed whether the page that asks is in a frame of another site */
    AnswerRewriting(PreviewTarget target, boolean framed) {
        this.target = target;
        this.framed = framed;
    }

    /** Points places back to where the browser finds them, and keeps the program from touching what is ours. */
    void rewrite(HeaderMap headers) {
        headers.remove(CLEAR_SITE_DATA);
        if (!target.isAlone()) {
            headers.remove(SERVICE_WORKER_ALLOWED);
            headers.add(CONTENT_SECURITY_POLICY, SANDBOX);
        }
        String location = headers.getFirst(Headers.LOCATION);
        if (location != null) {
            headers.put(Headers.LOCATION, location(location));
        }
        HeaderValues cookies = headers.get(Headers.SET_COOKIE);
        if (cookies != null) {
            List<String> kept = cookies.stream()
                    .filter(cookie -> !OwnNames.isCookie(cookie))
                    .map(cookie -> ProgramCookie.parse(cookie))
                    .map(cookie -> framed ? cookie.inFrame() : cookie)
                    .map(cookie -> cookie.under(this::path))
                    .toList();
            headers.remove(Headers.SET_COOKIE);
            headers.addAll(Headers.SET_COOKIE, kept);
        }
    }

    private String location(String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return path(location);
        }
        String authority = authority(location);
        if (authority == null || !isProgram(authority)) {
            return location;
        }
        int path = location.indexOf('/', location.indexOf("//") + 2);
        return path(path < 0 ? "/" : location.substring(path));
    }

    private boolean isProgram(String authority) {
        return authority.equals(target.host())
                || authority.equals("127.0.0.1:" + target.port())
                || authority.equals("[::1]:" + target.port())
                || authority.equals(target.publicHost());
    }

    // A program that knows X-Forwarded-Prefix has done it already.
    private String path(String path) {
        boolean done = path.equals(target.prefix()) || path.startsWith(target.prefix() + "/");
        return done ? path : target.prefix() + path;
    }

    private static @Nullable String authority(String location) {
        try {
            return new URI(location).getRawAuthority();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
