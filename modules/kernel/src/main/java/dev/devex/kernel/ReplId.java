package dev.devex.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name of one repl everywhere: {@code repl-} and a lower-case UUID. It is safe in paths, object keys and DNS labels. */
public record ReplId(String value) {
    private static final Pattern SHAPE = Pattern.compile("repl-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public ReplId {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("That is not the id of a repl.");
        }
    }

    public static ReplId random() {
        return new ReplId("repl-" + UUID.randomUUID());
    }

    /** Whether {@code value} could be the id of a repl. */
    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
