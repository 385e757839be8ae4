package dev.devex.runner.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why something was not done to the workspace; the message is a sentence a user may read, and nothing has changed. */
public abstract sealed class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FileProblem(String message) {
        super(message);
    }

    private FileProblem(String message, @Nullable IOException cause) {
        super(message, cause);
    }

    /** A camel-case word for programs where they must branch, or null. */
    public @Nullable String reason() {
        return null;
    }

    /** A path that cannot be one inside the workspace, or that leaves it through a symbolic link. */
    public static final class Outside extends FileProblem {
        private static final long serialVersionUID = 1L;

        public Outside() {
            super("That path does not stay inside the workspace.");
        }
    }

    /** A name that no file can have. */
    public static final class BadName extends FileProblem {
        private static final long serialVersionUID = 1L;

        public BadName(String message) {
            super(message);
        }
    }

    /** Nothing is there: {@code missing}. */
    public static final class Missing extends FileProblem {
        private static final long serialVersionUID = 1L;

        public Missing() {
            super("There is no such file or folder.");
        }

        @Override
        public String reason() {
            return "missing";
        }
    }

    /** Something is there already and is not overwritten. */
    public static final class Exists extends FileProblem {
        private static final long serialVersionUID = 1L;

        public Exists() {
            super("A file or folder of that name is already there.");
        }
    }

    /** It is a file where a folder is wanted, the other way round, or neither. */
    public static final class WrongKind extends FileProblem {
        private static final long serialVersionUID = 1L;

        public WrongKind(String message) {
            super(message);
        }
    }

    /** Content that an editor cannot show: {@code binary} or {@code tooLarge}. */
    public static final class Unsuitable extends FileProblem {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final long size;

        private Unsuitable(String message, String reason, long size) {
            super(message);
            this.reason = reason;
            this.size = size;
        }

        static Unsuitable binary(long size) {
            return new Unsuitable("That file is not text.", "binary", size);
        }

        static Unsuitable tooLarge(long size) {
            return new Unsuitable("That file is larger than 10 MiB.", "tooLarge", size);
        }

        @Override
        public String reason() {
            return reason;
        }

        /** Of the file, in bytes. */
        public long size() {
            return size;
        }
    }

    /** The file is not the one that the change was made for: {@code stale}. */
    public static final class Stale extends FileProblem {
        private static final long serialVersionUID = 1L;
        private final @Nullable String version;
        private final @Nullable String content;

        Stale(String message, @Nullable String version, @Nullable String content) {
            super(message);
            this.version = version;
            this.content = content;
        }

        @Override
        public String reason() {
            return "stale";
        }

        /** Of what is there now; null when nothing is. */
        public @Nullable String version() {
            return version;
        }

        /** What is there now; null when that is nothing, or nothing that an editor can show. */
        public @Nullable String content() {
            return content;
        }
    }

    /** The disk is full. */
    public static final class Full extends FileProblem {
        private static final long serialVersionUID = 1L;

        Full(@Nullable IOException cause) {
            super("There is no room left on the disk. Nothing has been changed.", cause);
        }
    }

    /** A patch that is not one. */
    public static final class MalformedPatch extends FileProblem {
        private static final long serialVersionUID = 1L;

        public MalformedPatch() {
            super("That is not a patch.");
        }
    }

    /** The operating system refused; its own words are in the cause and not in the message. */
    public static final class Refused extends FileProblem {
        private static final long serialVersionUID = 1L;

        public Refused(String message, IOException cause) {
            super(message, cause);
        }
    }
}
