package dev.devex.repl.internal.rest;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A browser that keeps what it hears. */
final class RecordingSink implements EventSink {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();
    final AtomicBoolean closed = new AtomicBoolean();
    volatile Runnable beforeEvent = () -> {};
    volatile boolean gone;

    @Override
    public void event(String name, String data) throws IOException {
        beforeEvent.run();
        checkThere();
        heard.add(name + " " + data);
    }

    @Override
    public void comment(String text) throws IOException {
        checkThere();
        comments.add(text);
    }

    private void checkThere() throws IOException {
        if (gone) {
            throw new IOException("gone");
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
