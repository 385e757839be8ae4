package dev.devex.runner.search;

import java.util.function.BooleanSupplier;

/** How long one file may take, and one text in it; a regular expression can take for ever. */
final class Patience {
    private static final int LOOKS = 1 << 12;
    /** Some tenths of a second. */
    private static final long LOOKS_AT_ONE = 1 << 25;

    private final BooleanSupplier over;
    private final long end;
    private long looks;
    private long last;

    Patience(BooleanSupplier over, long nanos) {
        this.over = over;
        this.end = System.nanoTime() + nanos;
    }

    /** Text that stops whoever reads it when patience has run out, with {@link Lost}. One at a time. */
    CharSequence guard(CharSequence text) {
        last = looks + LOOKS_AT_ONE;
        return new Guarded(text);
    }

    /** Whether there is none left for other texts either. */
    boolean isOver() {
        return over.getAsBoolean() || System.nanoTime() - end > 0;
    }

    private void look() {
        if (++looks % LOOKS == 0 && (looks > last || isOver())) {
            throw new Lost();
        }
    }

    /** Patience with one text has run out, or nobody waits any more. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("patience has run out", null, false, false);
        }
    }

    private final class Guarded implements CharSequence {
        private final CharSequence text;

        Guarded(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Guarded(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
