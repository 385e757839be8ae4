package dev.devex.kernel;

import java.util.regex.Pattern;

/** Who somebody is: {@code github:<number>}, which a change of login does not change, or {@code local:<login>}. */
public record UserId(String value) {
    private static final Pattern SHAPE =
            Pattern.compile("github:[0-9]{1,19}|local:[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?");

    public UserId {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("That is not the id of a user.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
