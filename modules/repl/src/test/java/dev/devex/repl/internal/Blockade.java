package dev.devex.repl.internal;

import java.util.concurrent.CountDownLatch;

/** A step of a sandbox's that never comes to its end; only an interrupt helps. */
final class Blockade implements FakeOrchestrator.Action {
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Override
    public void run() throws InterruptedException {
        reached.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted = true;
            throw e;
        }
    }

    void awaitReached() throws InterruptedException {
        reached.await();
    }

    boolean wasInterrupted() {
        return interrupted;
    }
}
