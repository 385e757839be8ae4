package dev.devex.auth;

/** A request that changes something and comes from another site's page, or does not say from which. */
public final class ForeignOriginException extends AuthException {
    private static final long serialVersionUID = 1L;

    public ForeignOriginException() {
        super("Requests that change something are taken from this site's own pages only.");
    }
}
