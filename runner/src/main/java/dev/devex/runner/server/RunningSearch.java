package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.search.Cancellation;
import dev.devex.runner.search.Search;
import dev.devex.runner.search.SearchException;
import dev.devex.runner.search.SearchMatch;
import dev.devex.runner.search.SearchQuery;
import dev.devex.runner.search.SearchSummary;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search of one client. The first match is sent at once, those that follow it together. */
final class RunningSearch {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSearch.class);
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_TOGETHER = 100;
    private static final long MOMENT_MILLIS = 50;

    private final String searchId;
    private final @Nullable JsonValue id;
    private final FrameSender sender;
    private final Executor later;
    private final Cancellation cancellation = new Cancellation();
    private List<SearchMatch> waiting = new ArrayList<>();
    private boolean collecting;

    RunningSearch(String searchId, @Nullable JsonValue id, FrameSender sender, Executor threads) {
        this.searchId = searchId;
        this.id = id;
        this.sender = sender;
        this.later = CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, threads);
    }

    void run(Search search, SearchQuery query) {
        boolean answered = false;
        try {
            SearchSummary summary = search.run(query, this::found, cancellation);
            flush();
            sender.send(
                    new ServerFrame.SearchFilesResponse(
                            searchId, summary.matches(), summary.files(), summary.truncated(), summary.cancelled()),
                    id);
            answered = true;
        } catch (SearchException problem) {
            LOG.debug("A search was refused.", problem);
            answered = true;
            refuse(String.valueOf(problem.getMessage()));
        } finally {
            if (!answered) {
                refuse("The search broke off.");
            }
        }
    }

    void cancel() {
        cancellation.cancel();
    }

    void refuse(String why) {
        sender.send(
                new ServerFrame.Failure("searchFiles", why, null, Map.of("searchId", JSON.createValue(searchId))), id);
    }

    private synchronized void found(List<SearchMatch> matches) {
        for (SearchMatch match : matches) {
            waiting.add(match);
            if (waiting.size() >= MAX_TOGETHER) {
                send();
            }
        }
        if (!collecting) {
            send();
            collecting = true;
            later.execute(this::collected);
        }
    }

    private synchronized void collected() {
        collecting = !waiting.isEmpty();
        send();
        if (collecting) {
            later.execute(this::collected);
        }
    }

    private synchronized void flush() {
        send();
    }

    private void send() {
        if (!waiting.isEmpty() && !cancellation.isCancelled()) {
            sender.send(new ServerFrame.SearchMatches(searchId, waiting), null);
        }
        waiting = new ArrayList<>();
    }
}
