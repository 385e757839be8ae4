package dev.devex.repl.internal.changes;

import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.sandboxes.Efforts;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/** Every change of every repl, whichever server made it, by one subscription to Redis for the whole server. */
@ApplicationScoped
public class ChangeFeed {
    private static final Logger LOG = System.getLogger(ChangeFeed.class.getName());
    private static final String NO_CHANNEL = "devex:none";
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Redis redis;
    private final ReplRecords records;
    private final Efforts efforts;
    private final Threads threads;
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private final Subscriber subscriber = new Subscriber();

    @Inject
    public ChangeFeed(Redis redis, ReplRecords records, Efforts efforts, Threads threads) {
        this.redis = redis;
        this.records = records;
        this.efforts = efforts;
        this.threads = threads;
    }

    @SuppressWarnings("NullAway")
    protected ChangeFeed() {
        redis = null;
        records = null;
        efforts = null;
        threads = null;
    }

    /** How the owner's repls are now. Listen first, so that no change falls between. */
    public List<ReplChange> present(UserId owner) {
        return records.of(owner).stream().map(ReplChange::of).toList();
    }

    public void add(ChangeListener listener) {
        listeners.add(listener);
    }

    public void remove(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** Subscribes, and again whenever the connection is lost, until the server ends. */
    public void begin() {
        threads.forever("devex-repl-changes", Duration.ZERO, PAUSE, this::subscribe);
        threads.every(PROBE, this::probe);
    }

    @PreDestroy
    public void end() {
        if (subscriber.isSubscribed()) {
            subscriber.unsubscribe();
        }
    }

    private void subscribe() {
        try {
            redis.subscribe(subscriber, Keys.CHANNEL);
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "The subscription to changes of repls ended", e);
        } catch (RuntimeException e) {
            // Whatever one change or one browser met: the others are told of the next ones.
            LOG.log(Level.ERROR, "The subscription to changes of repls broke off", e);
        }
    }

    /** Writes to the connection, so that one whose other end vanished without a word is found out. */
    void probe() {
        try {
            if (subscriber.isSubscribed()) {
                // No PING: when its answer comes before Jedis has noted the question, the subscription breaks off.
                subscriber.unsubscribe(NO_CHANNEL);
            }
        } catch (JedisException e) {
            LOG.log(Level.DEBUG, "The subscription to changes of repls is gone", e);
        }
    }

    private void tell(Map<String, String> fields) {
        if (!fields.containsKey("deleted")) {
            efforts.compare(ReplRecord.of(fields));
        }
        var change = ReplChange.of(fields);
        listeners.forEach(listener -> listener.changed(change));
    }

    private final class Subscriber extends JedisPubSub {
        @Override
        public void onSubscribe(String channel, int subscribedChannels) {
            listeners.forEach(ChangeListener::resumed);
        }

        @Override
        public void onMessage(String channel, String message) {
            tell(Fields.parse(message));
        }
    }
}
