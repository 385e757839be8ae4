package dev.devex.recovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Works on many things, several at a time, and gives the results in the order of the things. However many there are, few are held. */
final class InOrder {
    private static final int AHEAD = 4;

    private final int atOnce;

    InOrder(int atOnce) {
        this.atOnce = atOnce;
    }

    <T, R> void forEach(Stream<T> things, Function<T, R> work, Consumer<R> then) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            Deque<Future<R>> begun = new ArrayDeque<>();
            for (Iterator<T> left = things.iterator(); left.hasNext(); ) {
                T thing = left.next();
                begun.add(threads.submit(() -> work.apply(thing)));
                if (begun.size() == atOnce * AHEAD) {
                    then.accept(result(begun.remove()));
                }
            }
            while (!begun.isEmpty()) {
                then.accept(result(begun.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
