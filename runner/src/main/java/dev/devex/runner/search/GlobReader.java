package dev.devex.runner.search;

import dev.devex.runner.search.Glob.Characters;
import dev.devex.runner.search.Glob.Kind;
import dev.devex.runner.search.Glob.Token;
import java.util.List;

/** Reads one token of a glob's text. */
final class GlobReader {
    private final String text;
    private int at;

    GlobReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Adds the token; returns where the next begins. */
    int read(List<Token> tokens) {
        char c = text.charAt(at++);
        tokens.add(
                switch (c) {
                    case '*' -> stars();
                    case '?' -> one(other -> other != '/');
                    case '[' -> one(characters());
                    case '\\' -> one(escaped());
                    default -> one(other -> other == c);
                });
        return at;
    }

    private Token stars() {
        int start = at - 1;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        boolean whole = at - start == 2 && (start == 0 || text.charAt(start - 1) == '/');
        if (whole && at == text.length()) {
            return Token.of(Kind.ANYTHING);
        }
        if (whole && text.charAt(at) == '/') {
            at++;
            return Token.of(Kind.FOLDERS);
        }
        return Token.of(Kind.NAME_PART);
    }

    private Characters escaped() {
        char c = next();
        return other -> other == c;
    }

    private Characters characters() {
        boolean negated = at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^');
        if (negated) {
            at++;
        }
        Characters all = c -> false;
        char c = next();
        do {
            char from = c == '\\' ? next() : c;
            char to = range() ? last() : from;
            Characters before = all;
            all = other -> before.contain(other) || (other >= from && other <= to);
            c = next();
        } while (c != ']');
        Characters listed = all;
        return other -> other != '/' && listed.contain(other) != negated;
    }

    private boolean range() {
        return at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
    }

    private char last() {
        at++;
        char c = next();
        return c == '\\' ? next() : c;
    }

    private char next() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("a glob that ends too early");
        }
        return text.charAt(at++);
    }

    private static Token one(Characters characters) {
        return new Token(Kind.ONE, characters);
    }
}
