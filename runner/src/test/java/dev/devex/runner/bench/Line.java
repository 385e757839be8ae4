package dev.devex.runner.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A terminal, as it is seen from the far end of whatever carries it. */
abstract class Line implements AutoCloseable {
    static final String PROMPT = "@@PROMPT@@ ";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private long received;
    private long arrivedAt;
    private String needle = "";
    private String tail = "";
    private long foundEnd = -1;
    private int runs;
    private @Nullable Throwable failure;

    abstract void type(String text);

    /** Says that the screen shows all output up to here. */
    abstract void drawn(long position);

    /** Stops reading, as a client does that hangs. */
    abstract void pause();

    @Override
    public abstract void close();

    /** Makes the shell one that every line has alike. */
    void settle() {
        seek("@@READY@@");
        type("exec bash --norc --noprofile\n");
        type("stty -echo; PS1='@@PR''OMPT@@ '; echo @@REA''DY@@\n");
        await();
        run("true");
    }

    /** Runs a command and returns when it has ended; a prompt would not say which command that was. */
    void run(String command) {
        runs++;
        seek("@@DONE" + runs + "@@");
        type(command + "; echo @@DO''NE" + runs + "@@\n");
        await();
    }

    /** What {@link #await} waits for, from now on. */
    synchronized void seek(String text) {
        needle = text;
        tail = "";
        foundEnd = -1;
    }

    /** Waits for what is sought, and says up to where there was output when it came. */
    synchronized long await() {
        return awaitUntil(() -> foundEnd >= 0, "no " + needle) ? foundEnd : -1;
    }

    /** Up to where there was output when what is sought came; -1 before. */
    synchronized long found() {
        return foundEnd;
    }

    /** Types one character and returns how long its echo took, in nanoseconds. */
    long echo() {
        long before = received();
        long start = System.nanoTime();
        type("x");
        synchronized (this) {
            awaitUntil(() -> received > before, "no echo");
            return arrivedAt - start;
        }
    }

    synchronized long received() {
        return received;
    }

    /** Whoever waits for something gets this instead. */
    synchronized void fail(Throwable reason) {
        failure = reason;
        notifyAll();
    }

    synchronized void arrived(ByteBuffer bytes) {
        received += bytes.remaining();
        arrivedAt = System.nanoTime();
        if (foundEnd < 0 && !needle.isEmpty()) {
            String text = tail + StandardCharsets.ISO_8859_1.decode(bytes.duplicate());
            foundEnd = text.contains(needle) ? received : -1;
            tail = text.substring(Math.max(0, text.length() - needle.length()));
        }
        notifyAll();
    }

    private synchronized boolean awaitUntil(Condition condition, String complaint) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (failure != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(complaint + " after " + received + " bytes", failure);
            }
            Pauses.await(this);
        }
        return true;
    }

    private interface Condition {
        boolean holds();
    }
}
