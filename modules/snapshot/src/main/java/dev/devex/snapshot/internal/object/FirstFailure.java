package dev.devex.snapshot.internal.object;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What went wrong first in other threads, for the one that waits for them. */
public final class FirstFailure {
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

    public void set(Throwable throwable) {
        cause.compareAndSet(null, throwable);
    }

    boolean isSet() {
        return cause.get() != null;
    }

    public void rethrow() throws IOException {
        Throwable thrown = cause.get();
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
