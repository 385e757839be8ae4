package dev.devex.runner.server;

import dev.devex.runner.protocol.FileFrame;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client's share in the files: the changes it is told of, and the searches it has begun. */
final class FileSession {
    private static final int MAX_SEARCHES = 8;

    private final FileServices services;
    private final FrameSender sender;
    private final FileFeed feed;
    private final Map<String, RunningSearch> searches = new HashMap<>();
    private boolean closed;

    FileSession(FileServices services, FrameSender sender) {
        this.services = services;
        this.sender = sender;
        this.feed = new FileFeed(services.watcher(), sender, services.threads());
    }

    FileRequests requests() {
        return services.requests();
    }

    void watch(@Nullable JsonValue id) {
        feed.open(id);
    }

    /** Begins a search; an earlier one of the same name ends. */
    synchronized void search(FileFrame.SearchFiles frame, @Nullable JsonValue id) {
        cancelSearch(frame.searchId());
        if (closed) {
            return;
        }
        RunningSearch search = new RunningSearch(frame.searchId(), id, sender, services.threads());
        if (searches.size() >= MAX_SEARCHES) {
            services.threads().execute(() -> search.refuse("Too many searches run at once."));
            return;
        }
        searches.put(frame.searchId(), search);
        services.threads().execute(() -> {
            try {
                search.run(services.search(), frame.query());
            } finally {
                forget(frame.searchId(), search);
            }
        });
    }

    synchronized void cancelSearch(String searchId) {
        RunningSearch search = searches.remove(searchId);
        if (search != null) {
            search.cancel();
        }
    }

    synchronized void close() {
        closed = true;
        feed.close();
        searches.values().forEach(RunningSearch::cancel);
        searches.clear();
    }

    private synchronized void forget(String searchId, RunningSearch search) {
        searches.remove(searchId, search);
    }
}
