package dev.devex.launcher;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Turns Ctrl+C, a polite kill and a closed terminal into interrupts of one thread: the first ends its waiting, a second its
 * patience. A shutdown hook would hear only the first; {@code sun.misc.Signal} hears both, and is called by reflection
 * because javac warns of it in a way that cannot be suppressed.
 */
final class Interrupts {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private Interrupts() {}

    static void deliverTo(Thread thread) {
        SIGNALS.forEach(name -> deliver(name, thread));
    }

    private static void deliver(String name, Thread thread) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var interrupting = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        thread.interrupt();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), interrupting);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIG" + name + " cannot be handled", e);
        }
    }
}
