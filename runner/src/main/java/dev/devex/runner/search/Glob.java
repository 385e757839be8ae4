package dev.devex.runner.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths as gitignore has it: {@code *} and {@code ?} stay within a name, {@code **} between slashes is any number of
 * folders, {@code [a-z]} one of some characters. Matching takes time in proportion to the path, whatever the pattern.
 */
final class Glob {
    private final List<Token> tokens;

    private Glob(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Throws {@link IllegalArgumentException} for a bracket that is not closed or a backslash at the end. */
    static Glob parse(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            at = new GlobReader(text, at).read(tokens);
        }
        return new Glob(tokens);
    }

    boolean matches(String path) {
        boolean[] now = new boolean[tokens.size() + 1];
        enter(now, 0);
        for (int i = 0; i < path.length(); i++) {
            boolean[] next = new boolean[now.length];
            if (!step(now, next, path.charAt(i))) {
                return false;
            }
            now = next;
        }
        return now[tokens.size()];
    }

    private boolean step(boolean[] now, boolean[] next, char c) {
        boolean alive = false;
        for (int state = 0; state < tokens.size(); state++) {
            Token token = tokens.get(state);
            if (!now[state] || !token.takes(c)) {
                continue;
            }
            alive = true;
            if (token.kind() == Kind.FOLDERS) {
                next[state] = true;
            }
            if (token.repeats()) {
                enter(next, state);
            } else if (token.kind() != Kind.FOLDERS || c == '/') {
                enter(next, state + 1);
            }
        }
        return alive;
    }

    /** Comes to {@code state}, and past it where it may stand for nothing. */
    private void enter(boolean[] states, int state) {
        states[state] = true;
        if (state < tokens.size() && tokens.get(state).kind() != Kind.ONE) {
            enter(states, state + 1);
        }
    }

    enum Kind {
        /** One character. */
        ONE,
        /** Any part of a name. */
        NAME_PART,
        /** Anything. */
        ANYTHING,
        /** Whole folders, each with its slash. */
        FOLDERS
    }

    /** What may stand at one place of a path; {@code one} says which characters, where it is one. */
    record Token(Kind kind, Characters one) {
        static Token of(Kind kind) {
            return new Token(kind, c -> true);
        }

        boolean takes(char c) {
            return switch (kind) {
                case ONE -> one.contain(c);
                case NAME_PART -> c != '/';
                case ANYTHING, FOLDERS -> true;
            };
        }

        boolean repeats() {
            return kind == Kind.NAME_PART || kind == Kind.ANYTHING;
        }
    }

    /** Some characters. */
    @FunctionalInterface
    interface Characters {
        boolean contain(char c);
    }
}
