package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Cause;
import dev.devex.orchestration.SandboxException;
import dev.devex.repl.Failure;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.storage.StorageException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How errors of others are told to a repl's owner. */
final class Failures {
    static final Failure MISHAP = new Failure("internal", "Something went wrong in Devex itself.");
    private static final Failure UNKNOWN = new Failure("sandboxLost", "The sandbox ended unexpectedly.");
    private static final String SAVING = " What can be saved of your files is being saved.";
    private static final String SAVED = " Your files were saved.";
    private static final String UNSAVED =
            " Your files are as they were when they were last saved. What was changed after that may be missing.";
    private static final String DISCARDED = " What was not saved was given up.";

    private Failures() {}

    static Failure of(SandboxException e) {
        return new Failure(e.reason(), sentence(e));
    }

    static Failure of(Cause cause) {
        return new Failure(cause.reason(), cause.message());
    }

    /** Of a sandbox that ended by itself just now, for whatever reason is known. */
    static Failure ended(@Nullable Cause known) {
        var cause = known == null ? UNKNOWN : of(known);
        return new Failure(cause.reason(), cause.message() + SAVING);
    }

    /** Of a sandbox that ended by itself. */
    static Failure lost(ReplRecord record, boolean saved) {
        var cause = Objects.requireNonNullElse(record.cause(), UNKNOWN);
        var rest = saved ? SAVED : record.discard() ? DISCARDED : UNSAVED;
        return new Failure(cause.reason(), cause.message() + rest);
    }

    static Failure goingOn(SandboxException e) {
        return new Failure(e.reason(), sentence(e) + " Until then it runs on, with all that is in it.");
    }

    static Failure of(StorageException e) {
        return new Failure("notRestored", sentence(e) + " Your files are as they were when they were last saved.");
    }

    static Failure of(UnavailableException e) {
        return new Failure("unavailable", sentence(e));
    }

    private static String sentence(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), MISHAP.message());
    }
}
