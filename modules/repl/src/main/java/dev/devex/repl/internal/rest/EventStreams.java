package dev.devex.repl.internal.rest;

import dev.devex.auth.Session;
import dev.devex.auth.Sessions;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.background.Cancellation;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.changes.ChangeFeed;
import dev.devex.repl.internal.changes.ChangeListener;
import dev.devex.repl.internal.changes.ReplChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The open event streams of this server. Each lives no longer than the session it was opened with. */
@ApplicationScoped
public class EventStreams {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ChangeFeed feed;
    private final Sessions sessions;
    private final Threads threads;
    private final Duration heartbeat;

    @Inject
    EventStreams(ChangeFeed feed, Sessions sessions, Threads threads) {
        this(feed, sessions, threads, HEARTBEAT);
    }

    EventStreams(ChangeFeed feed, Sessions sessions, Threads threads, Duration heartbeat) {
        this.feed = feed;
        this.sessions = sessions;
        this.threads = threads;
        this.heartbeat = heartbeat;
    }

    @SuppressWarnings("NullAway")
    protected EventStreams() {
        feed = null;
        sessions = null;
        threads = null;
        heartbeat = null;
    }

    /** Opens a stream; throws {@link UnavailableException}, and writes nothing, when the state cannot be read now. */
    void open(Session session, EventSink sink) {
        var ends = new CopyOnWriteArrayList<Cancellation>();
        var stream = new EventStream(session.user(), sink, threads::write, () -> ends.forEach(Cancellation::cancel));
        var listener = new ChangeListener() {
            @Override
            public void changed(ReplChange change) {
                stream.changed(change);
            }

            @Override
            public void resumed() {
                stream.resume(() -> present(session));
            }
        };
        feed.add(listener);
        ends.add(() -> feed.remove(listener));
        try {
            var present = present(session);
            ends.add(threads.every(heartbeat, () -> threads.write(() -> beat(stream, session))));
            ends.add(threads.after(Duration.between(Instant.now(), session.expiresAt()), stream::close));
            stream.begin(present);
        } catch (UnavailableException e) {
            feed.remove(listener);
            throw e;
        }
    }

    private List<ReplChange> present(Session session) {
        return feed.present(session.user());
    }

    private void beat(EventStream stream, Session session) {
        if (isOver(session)) {
            stream.close();
        } else {
            stream.heartbeat();
        }
    }

    private boolean isOver(Session session) {
        try {
            return !sessions.isLive(session);
        } catch (UnavailableException e) {
            return false;
        }
    }
}
