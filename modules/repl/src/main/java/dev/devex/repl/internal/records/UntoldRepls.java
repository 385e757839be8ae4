package dev.devex.repl.internal.records;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.repl.ReplState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Repls whose records changed in what the store is to know of them, as long as it has not been told. */
@ApplicationScoped
public class UntoldRepls {
    private static final int AT_ONCE = 100;

    private final Redis redis;
    private final ReplRecords records;

    @Inject
    public UntoldRepls(Redis redis, ReplRecords records) {
        this.redis = redis;
        this.records = records;
    }

    @SuppressWarnings("NullAway")
    protected UntoldRepls() {
        redis = null;
        records = null;
    }

    /** Some of them, as they are now. */
    public List<ReplRecord> some() {
        var ids = redis.call(client -> client.zrange(Keys.UNTOLD, 0, AT_ONCE - 1));
        return records.find(ids.stream().map(ReplId::new).toList()).stream()
                .filter(record -> record.state() != ReplState.DELETING)
                .toList();
    }

    /** The store was told of the repl as {@code record} has it. */
    public void told(ReplRecord record) {
        redis.script(
                Script.SETTLE.lua(),
                List.of(Keys.UNTOLD),
                List.of(record.id().value(), Long.toString(record.revision())));
    }
}
