package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.SandboxException;
import dev.devex.repl.Failure;
import dev.devex.storage.StorageException;
import java.util.Objects;

/** How errors of others are told to a repl's owner. */
final class Failures {
    static final Failure MISHAP = new Failure("internal", "Something went wrong in Devex itself.");
    static final Failure LOST_SAVED =
            new Failure("sandboxLost", "The sandbox ended unexpectedly. Your files were saved.");
    static final Failure LOST_UNSAVED = new Failure(
            "sandboxLost",
            "The sandbox ended unexpectedly. Your files are as they were when they were last saved."
                    + " What was changed after that may be missing.");
    static final Failure LOST_DISCARDED =
            new Failure("sandboxLost", "The sandbox ended unexpectedly. What was not saved was given up.");

    private Failures() {}

    static Failure of(SandboxException e) {
        return new Failure(e.reason(), sentence(e));
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
