package dev.devex.runner.preview;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts {@code <port>--<repl-id>.DOMAIN}, each of which is one program's own: what a page of one does reaches neither
 * another nor anything of ours.
 */
public final class PreviewHosts {
    /** A domain that browsers take for this machine (RFC 6761, 6.3), so that nothing has to be set up. */
    public static final String LOCALHOST = "localhost";

    private static final String PORT = ":\\d{1,5}";

    private final String repl;
    private final String scheme;
    private final String name;
    private final String port;
    private final Pattern pattern;

    /** @param domain the part after the first dot, with a port where it is not the usual one */
    public PreviewHosts(String repl, String domain, boolean secure) {
        this.repl = repl;
        this.name = domain.replaceFirst(PORT + "$", "").toLowerCase(Locale.ROOT);
        this.port = domain.substring(name.length());
        this.scheme = secure && !isLocal() ? "https" : "http";
        this.pattern = Pattern.compile(
                "(\\d{1,5})--([^.]+)\\." + Pattern.quote(name) + "\\.?(" + PORT + ")?", Pattern.CASE_INSENSITIVE);
    }

    /** Whether {@code host}, as a request names it, is meant for programs: of this repl or of another. */
    boolean include(String host) {
        return pattern.matcher(host).matches();
    }

    /** The port whose program is at {@code host}; empty when it is no host of this repl's. */
    OptionalInt port(String host) {
        Matcher parts = pattern.matcher(host);
        return parts.matches() && repl.equalsIgnoreCase(parts.group(2))
                ? OptionalInt.of(Integer.parseInt(parts.group(1)))
                : OptionalInt.empty();
    }

    /** Whether pages of {@code origin} (RFC 6454) are pages of this repl's programs. */
    boolean isOrigin(String origin) {
        return origin.startsWith(scheme + "://")
                && port(origin.substring(scheme.length() + "://".length())).isPresent();
    }

    /**
     * The origin of the program on {@code program}.
     *
     * @param asked the port at which a browser reached the runner, which is the one on this machine
     */
    public String origin(int program, int asked) {
        return scheme + "://" + program + "--" + repl + '.' + name + (isLocal() && port.isEmpty() ? ":" + asked : port);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    private boolean isLocal() {
        return name.equals(LOCALHOST) || name.endsWith('.' + LOCALHOST);
    }
}
