package dev.devex.auth;

/** Why a request goes no further; the message is a sentence for whoever sent it. */
public abstract sealed class AuthException extends RuntimeException
        permits NotSignedInException,
                ForeignHostException,
                ForeignOriginException,
                TooManySignInsException,
                UnreadableKeysException {
    private static final long serialVersionUID = 1L;

    AuthException(String message) {
        super(message);
    }

    AuthException(String message, Throwable cause) {
        super(message, cause);
    }
}
