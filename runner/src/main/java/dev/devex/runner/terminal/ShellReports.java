package dev.devex.runner.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what a shell says about itself among its output: its title (OSC 0 and 2) and its folder (OSC 7), as xterm
 * defines them. For one thread; what it has heard others may ask.
 */
final class ShellReports {
    private static final int ESCAPE = 0x1b;
    private static final int BELL = 7;
    private static final int MAX_BYTES = 4096;
    // Coloured text is full of escapes; then looking for oneself is quicker than calling.
    private static final int NEAR = 64;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private final byte[] report = new byte[MAX_BYTES];
    private int length;
    private State state = State.TEXT;
    private volatile @Nullable String title;
    private volatile @Nullable String folder;

    private enum State {
        TEXT,
        ESCAPED,
        REPORT,
        REPORT_ESCAPED
    }

    /** The title, or null. */
    @Nullable
    String title() {
        return title;
    }

    /** The address of the folder (a {@code file:} URI), or null. */
    @Nullable
    String folder() {
        return folder;
    }

    /** Hears {@code output}, whose bytes are at {@code address}; true when something has changed. */
    boolean hear(ByteBuffer output, long address) {
        boolean changed = false;
        int end = output.limit();
        for (int at = output.position(); at < end; at++) {
            if (state == State.TEXT) {
                at = escape(output, at, address);
                state = at < end ? State.ESCAPED : State.TEXT;
            } else {
                changed |= hear(output.get(at));
            }
        }
        return changed;
    }

    private static int escape(ByteBuffer output, int from, long address) {
        int near = Math.min(output.limit(), from + NEAR);
        for (int at = from; at < near; at++) {
            if (output.get(at) == ESCAPE) {
                return at;
            }
        }
        long found = Libc.memchr(address + near, ESCAPE, output.limit() - near);
        return found == 0 ? output.limit() : (int) (found - address);
    }

    private boolean hear(byte next) {
        switch (state) {
            case ESCAPED -> {
                state = next == ']' ? State.REPORT : next == ESCAPE ? State.ESCAPED : State.TEXT;
                length = 0;
            }
            case REPORT -> {
                if (next == BELL) {
                    return end();
                }
                state = next == ESCAPE ? State.REPORT_ESCAPED : keep(next);
            }
            case REPORT_ESCAPED -> {
                if (next == '\\') {
                    return end();
                }
                state = next == ']' ? State.REPORT : State.TEXT;
                length = 0;
            }
            default -> throw new IllegalStateException("text is not heard byte by byte");
        }
        return false;
    }

    // What is too long to be a title or a folder is something else: text again.
    private State keep(byte next) {
        if (length == MAX_BYTES) {
            return State.TEXT;
        }
        report[length++] = next;
        return State.REPORT;
    }

    private boolean end() {
        state = State.TEXT;
        String text = new String(report, 0, length, StandardCharsets.UTF_8);
        String content = text.substring(text.indexOf(';') + 1);
        if (text.startsWith("0;") || text.startsWith("2;")) {
            String clean = CONTROL.matcher(content).replaceAll("");
            boolean changed = !clean.equals(title);
            title = clean;
            return changed;
        }
        if (text.startsWith("7;")) {
            boolean changed = !content.equals(folder);
            folder = content;
            return changed;
        }
        return false;
    }
}
