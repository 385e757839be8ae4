package dev.devex.auth;

/** What has become of a session since its request began; for streams, which end with it. */
public interface Sessions {
    /**
     * Whether {@code session} is still accepted: neither expired nor signed out, on any server.
     *
     * @throws dev.devex.kernel.UnavailableException when that cannot be found out now
     */
    boolean isLive(Session session);
}
