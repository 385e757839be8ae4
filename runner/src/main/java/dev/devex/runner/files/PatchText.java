package dev.devex.runner.files;

import dev.devex.runner.files.Patch.Diff;
import dev.devex.runner.files.Patch.Hunk;
import dev.devex.runner.files.Patch.Operation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a patch: {@code @@ -1,3 +1,4 @@} and lines that begin with a space, {@code -} or {@code +}, their
 * text percent-encoded UTF-8 in which {@code +} stands for itself. Starts count from one, but from zero where the length
 * is zero; a length that is left out is one.
 */
final class PatchText {
    private static final Pattern HEAD =
            Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@");

    private final String[] lines;
    private int next;

    PatchText(String text) {
        this.lines = text.split("\n");
    }

    Patch parse() {
        List<Hunk> hunks = new ArrayList<>();
        while (next < lines.length) {
            String line = lines[next++];
            if (!line.isEmpty()) {
                hunks.add(hunk(line));
            }
        }
        return new Patch(hunks);
    }

    private Hunk hunk(String head) {
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            throw new FileProblem.MalformedPatch();
        }
        int lengthBefore = length(matcher.group(2));
        int lengthAfter = length(matcher.group(4));
        int start = Integer.parseInt(matcher.group(3)) - (lengthAfter == 0 ? 0 : 1);
        if (start < 0) {
            throw new FileProblem.MalformedPatch();
        }
        return new Hunk(diffs(), start, lengthBefore, lengthAfter);
    }

    private List<Diff> diffs() {
        List<Diff> diffs = new ArrayList<>();
        while (next < lines.length && !lines[next].startsWith("@@")) {
            String line = lines[next++];
            if (!line.isEmpty()) {
                diffs.add(new Diff(operation(line.charAt(0)), decode(line.substring(1))));
            }
        }
        return diffs;
    }

    private static int length(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static Operation operation(char sign) {
        return switch (sign) {
            case '-' -> Operation.DELETE;
            case ' ' -> Operation.EQUAL;
            case '+' -> Operation.INSERT;
            default -> throw new FileProblem.MalformedPatch();
        };
    }

    private static String decode(String encoded) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(3 * encoded.length());
            for (int i = 0; i < encoded.length(); i++) {
                int escape = encoded.indexOf('%', i);
                int end = escape < 0 ? encoded.length() : escape;
                bytes.put(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(encoded, i, end)));
                if (escape >= 0) {
                    bytes.put(octet(encoded, escape + 1));
                }
                i = end + 2;
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notText) {
            throw new FileProblem.MalformedPatch();
        }
    }

    private static byte octet(String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new FileProblem.MalformedPatch();
        }
        return (byte) (high << 4 | low);
    }
}
