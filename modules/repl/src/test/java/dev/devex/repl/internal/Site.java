package dev.devex.repl.internal;

import dev.devex.kernel.EmbeddedRedis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.Repls;
import dev.devex.repl.internal.changes.ChangeListener;
import dev.devex.repl.internal.changes.ReplChange;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.RedisClient;

/** A site for a test, which ends with it: one Redis, one store, one set of sandboxes, and as many servers as it wants. */
public final class Site implements AutoCloseable, AfterEachCallback {
    public static final UserId ADA = new UserId("local:ada");
    public static final UserId EVE = new UserId("local:eve");

    public final EmbeddedRedis redis;
    final FakeOrchestrator orchestrator = new FakeOrchestrator();
    final FakeStore store = new FakeStore();
    final FakeHistory history = new FakeHistory(store);
    private final List<Server> servers = new ArrayList<>();

    public Site() {
        try {
            redis = new EmbeddedRedis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that is up, and hears of every change from now on. */
    public Server server() {
        var server = idleServer();
        var hears = new AtomicBoolean();
        server.feed.add(new ChangeListener() {
            @Override
            public void changed(ReplChange change) {}

            @Override
            public void resumed() {
                hears.set(true);
            }
        });
        server.begin();
        Await.until("it hears of changes", hears::get);
        return server;
    }

    /** A server that does only what it is asked to: it looks after nothing by itself. */
    Server idleServer() {
        return idleServer(Clock.systemUTC());
    }

    /** Such a server whose housekeeping, and whose judgement of what is idle, goes by that clock. */
    Server idleServer(Clock clock) {
        var server = new Server(redis.url(), orchestrator, store, history, clock);
        servers.add(server);
        orchestrator.saver = spec -> server.desk.commit(
                spec.repl(),
                new Server.Runner(spec.repl(), spec.session()),
                commit(server.records.find(spec.repl()).orElseThrow().savedNumber()));
        return server;
    }

    static Commit commit(long base) {
        return new Commit(base, new WorkspaceObject(Kind.MANIFEST, "0".repeat(64), 1));
    }

    /** Stops Redis, and keeps what is in it. */
    public Map<String, byte[]> stopRedis() throws IOException {
        var data = new HashMap<String, byte[]>();
        var client = RedisClient.create(redis.url());
        client.keys("*").stream()
                .filter(key -> !key.endsWith(":lease"))
                .forEach(key -> data.put(key, client.dump(key)));
        client.close();
        redis.stop();
        return data;
    }

    /** Starts Redis again with what was in it, as one that keeps its data on disk does. */
    public void startRedis(Map<String, byte[]> data) throws IOException {
        servers.forEach(server -> server.redis.cutOff(true));
        redis.restart();
        try (var client = RedisClient.create(redis.url())) {
            data.forEach((key, value) -> client.restore(key, 0, value));
        }
        servers.forEach(server -> server.redis.cutOff(false));
    }

    static Repl create(Server server) {
        return server.repls.create(ADA, new ReplName("my app"), "node");
    }

    static Repl running(Server server) {
        var repl = create(server);
        server.repls.start(ADA, repl.id());
        awaitState(server, repl.id(), ReplState.RUNNING);
        return server.repls.get(ADA, repl.id());
    }

    public static void awaitState(Server server, ReplId id, ReplState state) {
        Await.until("it is " + state, () -> server.records
                .find(id)
                .filter(record -> record.state() == state)
                .isPresent());
    }

    static void awaitGone(Server server, ReplId id) {
        Await.until("it is gone", () -> server.records.find(id).isEmpty());
    }

    public Repls repls(Server server) {
        return server.repls;
    }

    @Override
    public void close() throws IOException {
        servers.forEach(Server::close);
        redis.close();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
    }
}
