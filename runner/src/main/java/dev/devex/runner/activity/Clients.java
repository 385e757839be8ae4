package dev.devex.runner.activity;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected. */
public final class Clients {
    private final Set<Object> present = ConcurrentHashMap.newKeySet();
    private volatile Runnable listener = () -> {};

    /** Returns at once. */
    public void come(Object client) {
        present.add(client);
        listener.run();
    }

    /** Returns at once; may be repeated. */
    public void go(Object client) {
        if (present.remove(client)) {
            listener.run();
        }
    }

    boolean areThere() {
        return !present.isEmpty();
    }

    void onChange(Runnable listener) {
        this.listener = listener;
    }
}
