package dev.devex.auth.internal;

import dev.devex.auth.User;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name that alone signs in: letters, digits and hyphens inside, up to 39 of them, as GitHub takes them. */
record LocalLogin(String value) {
    LocalLogin {
        try {
            new UserId("local:" + value);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "A login has 1 to 39 letters, digits and hyphens, and neither begins nor ends with a hyphen.");
        }
    }

    /** Reads a name as people type it. */
    static LocalLogin of(@Nullable String typed) {
        return new LocalLogin(typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT));
    }

    User user() {
        return new User(new UserId("local:" + value), value, value, null, null, "local");
    }
}
