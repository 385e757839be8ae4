package dev.devex.repl;

import dev.devex.kernel.InvalidValueException;

/** What its owner calls a repl: 1 to {@value #LONGEST} characters (Unicode code points), none of them a control character. */
public record ReplName(String value) {
    public static final int LONGEST = 60;

    public ReplName {
        if (value.codePoints().anyMatch(ReplName::isForbidden)) {
            throw new InvalidValueException("A name must not contain control characters.");
        }
        value = value.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("A repl needs a name.");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw new InvalidValueException("A name has at most " + LONGEST + " characters.");
        }
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
