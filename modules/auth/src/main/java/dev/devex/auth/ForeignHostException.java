package dev.devex.auth;

/** A request for a name this site does not answer to, as a rebound DNS name would make. */
public final class ForeignHostException extends AuthException {
    private static final long serialVersionUID = 1L;

    public ForeignHostException() {
        super("This server does not answer for that host.");
    }
}
