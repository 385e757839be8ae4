package dev.devex.runner.files;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patch of diff-match-patch, applied to the letter: positions and lengths count UTF-16 units, each hunk stands at its
 * {@code start2} in the text as the hunks before have left it, and one that does not fit spoils the whole.
 */
record Patch(List<Hunk> hunks) {
    Patch {
        hunks = List.copyOf(hunks);
    }

    /** Reads the library's text, or an array of its patch objects. */
    static Patch parse(JsonValue value) {
        if (value instanceof JsonString text) {
            return new PatchText(text.getString()).parse();
        }
        if (!(value instanceof JsonArray array)) {
            throw new FileProblem.MalformedPatch();
        }
        return new Patch(array.stream().map(Patch::hunk).toList());
    }

    /** The patched text; throws {@link MisfitException} unless every hunk fits. */
    String apply(String text) {
        String patched = text;
        for (Hunk hunk : hunks) {
            patched = hunk.apply(patched);
        }
        return patched;
    }

    private static Hunk hunk(JsonValue value) {
        if (!(value instanceof JsonObject hunk) || !(hunk.get("diffs") instanceof JsonArray diffs)) {
            throw new FileProblem.MalformedPatch();
        }
        List<Diff> read = diffs.stream().map(Patch::diff).toList();
        number(hunk.get("start1"));
        return new Hunk(read, number(hunk.get("start2")), number(hunk.get("length1")), number(hunk.get("length2")));
    }

    private static Diff diff(JsonValue value) {
        if (!(value instanceof JsonArray pair)
                || pair.size() != 2
                || !(pair.get(0) instanceof JsonNumber operation)
                || !(pair.get(1) instanceof JsonString text)) {
            throw new FileProblem.MalformedPatch();
        }
        return new Diff(Operation.of(exact(operation)), text.getString());
    }

    private static int number(@Nullable JsonValue value) {
        if (!(value instanceof JsonNumber number) || exact(number) < 0) {
            throw new FileProblem.MalformedPatch();
        }
        return exact(number);
    }

    private static int exact(JsonNumber number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw new FileProblem.MalformedPatch();
        }
    }

    enum Operation {
        DELETE,
        EQUAL,
        INSERT;

        static Operation of(int number) {
            return switch (number) {
                case -1 -> DELETE;
                case 0 -> EQUAL;
                case 1 -> INSERT;
                default -> throw new FileProblem.MalformedPatch();
            };
        }
    }

    record Diff(Operation operation, String text) {}

    /** One place of change; the lengths are those of the text before and after it. */
    record Hunk(List<Diff> diffs, int start, int lengthBefore, int lengthAfter) {
        Hunk {
            diffs = List.copyOf(diffs);
            if (without(diffs, Operation.INSERT).length() != lengthBefore
                    || without(diffs, Operation.DELETE).length() != lengthAfter) {
                throw new FileProblem.MalformedPatch();
            }
        }

        String apply(String text) {
            String before = without(diffs, Operation.INSERT);
            if (!text.startsWith(before, start)) {
                throw new MisfitException();
            }
            String after = without(diffs, Operation.DELETE);
            return text.substring(0, start) + after + text.substring(start + lengthBefore);
        }

        private static String without(List<Diff> diffs, Operation left) {
            List<String> texts = new ArrayList<>();
            for (Diff diff : diffs) {
                if (diff.operation() != left) {
                    texts.add(diff.text());
                }
            }
            return String.join("", texts);
        }
    }

    /** The patch is for another text. */
    static final class MisfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
