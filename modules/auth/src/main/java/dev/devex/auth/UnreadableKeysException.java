package dev.devex.auth;

/** The signing keys in Redis were encrypted under another {@code DEVEX_SECRET_KEY}: nobody can sign in until that is put right. */
public final class UnreadableKeysException extends AuthException {
    private static final long serialVersionUID = 1L;

    public UnreadableKeysException(Throwable cause) {
        super("The signing keys in Redis cannot be decrypted with this DEVEX_SECRET_KEY.", cause);
    }
}
