package dev.devex.auth.internal;

import java.util.Locale;

/** Why a sign-in at a provider came to nothing, as the start page is told. */
enum SignInFailure {
    /** The person, or the provider, said no. */
    DENIED,
    /** It was begun too long ago, elsewhere, or used already. */
    EXPIRED,
    /** The provider did not take its own code back. */
    REFUSED,
    /** The provider does not answer, or not in time. */
    UNAVAILABLE;

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
