package dev.devex.recovery;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says every few seconds how far something has come. */
final class Progress {
    private static final long SECONDS = 5;

    private final Console console;
    private final Supplier<String> news;
    private final Thread thread = new Thread(this::tell, "progress");

    Progress(Console console, Supplier<String> news) {
        this.console = console;
        this.news = news;
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        thread.interrupt();
    }

    private void tell() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(SECONDS);
                console.tell(news.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
