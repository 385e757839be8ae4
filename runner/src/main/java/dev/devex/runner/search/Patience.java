package dev.devex.runner.search;

import java.util.function.BooleanSupplier;

/** How long one file may take; a regular expression can take for ever. */
final class Patience {
    private static final int LOOKS = 1 << 12;

    private final BooleanSupplier over;
    private final long end;
    private int looks;

    Patience(BooleanSupplier over, long nanos) {
        this.over = over;
        this.end = System.nanoTime() + nanos;
    }

    /** Text that stops whoever reads it when patience has run out, with {@link Lost}. */
    CharSequence guard(CharSequence text) {
        return new Guarded(text);
    }

    private void look() {
        if (++looks % LOOKS == 0 && (over.getAsBoolean() || System.nanoTime() - end > 0)) {
            throw new Lost();
        }
    }

    /** Patience has run out, or nobody waits any more. */
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
