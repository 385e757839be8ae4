package dev.devex.runner.server;

import dev.devex.runner.hold.Hold;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A runner that serves, keeps still while it is held, and ends with its process. */
final class Service {
    private final ServeOptions options;
    private @Nullable RunnerServer server;
    private boolean ended;

    Service(ServeOptions options) {
        this.options = options;
    }

    /** Returns when it was interrupted. */
    void run() throws IOException, InterruptedException {
        Hold hold = options.hold();
        if (hold == null) {
            begin();
            new CountDownLatch(1).await();
            return;
        }
        while (true) {
            hold.await(false);
            serve(hold);
        }
    }

    private void serve(Hold hold) throws IOException, InterruptedException {
        Closeable lock = hold.serve();
        try {
            // Taken in between, it has been taken without waiting for this.
            if (!hold.isTaken()) {
                begin();
                hold.await(true);
                pause();
            }
        } finally {
            lock.close();
        }
    }

    /**
     * Ends what it runs, saves what that has left unless somebody else does, and begins nothing more.
     *
     * @return whether nothing is left that it should save and has not; while it is held it knows nothing of that
     */
    synchronized boolean end() {
        ended = true;
        return server == null ? options.autosave() == null : server.stop();
    }

    private synchronized void begin() throws IOException {
        if (ended) {
            return;
        }
        server = RunnerServer.start(options);
        if (options.announce() != null) {
            Announcement.write(options.announce(), server.port());
        }
        System.out.println("Listening on port " + server.port());
    }

    private synchronized void pause() {
        if (server != null && !ended) {
            server.pause();
            server = null;
        }
    }
}
