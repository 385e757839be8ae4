package dev.devex.repl.internal.records;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Response;

/** The repls as Redis has them. Each change is one script: compared, made and announced at once. */
@ApplicationScoped
public class ReplRecords {
    private static final Duration DELETED_ARE_REMEMBERED = Duration.ofDays(30);
    private static final int AT_ONCE = 500;

    private final Redis redis;
    private final Changes changes;

    @Inject
    public ReplRecords(Redis redis) {
        this.redis = redis;
        changes = new Changes(redis);
    }

    @SuppressWarnings("NullAway")
    protected ReplRecords() {
        redis = null;
        changes = null;
    }

    public Optional<ReplRecord> find(ReplId id) {
        var fields = redis.call(client -> client.hgetAll(Keys.repl(id)));
        return fields.isEmpty() ? Optional.empty() : Optional.of(ReplRecord.of(fields));
    }

    /** Those of them that there are, in their order; asked for by hundreds at a time. */
    public List<ReplRecord> find(Collection<ReplId> ids) {
        var all = List.copyOf(ids);
        var found = new ArrayList<ReplRecord>(all.size());
        for (var begin = 0; begin < all.size(); begin += AT_ONCE) {
            var some = all.subList(begin, Math.min(begin + AT_ONCE, all.size()));
            read(some).stream()
                    .filter(fields -> !fields.isEmpty())
                    .map(ReplRecord::of)
                    .forEach(found::add);
        }
        return found;
    }

    private List<Map<String, String>> read(List<ReplId> ids) {
        return redis.call(client -> {
            try (var pipeline = client.pipelined()) {
                var answers =
                        ids.stream().map(id -> pipeline.hgetAll(Keys.repl(id))).toList();
                pipeline.sync();
                return answers.stream().map(Response::get).toList();
            }
        });
    }

    /** The repl, if it is there and the owner's. */
    public ReplRecord get(UserId owner, ReplId id) {
        return find(id).filter(record -> record.repl().owner().equals(owner)).orElseThrow(UnknownReplException::new);
    }

    /** The oldest first. */
    public List<ReplRecord> of(UserId owner) {
        var ids = redis.call(client -> client.zrange(Keys.of(owner), 0, -1));
        return find(ids.stream().map(ReplId::new).toList());
    }

    /** Makes the transition, whatever the session, if the state allows it. */
    public Outcome move(ReplId id, Transition transition, Fields fields) {
        return changes.move(id, transition, Guard.NONE, fields, Instant.now());
    }

    /** Makes the transition if the state allows it and the session is still that of {@code record}. */
    public Outcome move(ReplRecord record, Transition transition, Fields fields) {
        return move(record, transition, fields, Instant.now());
    }

    /** @param due when the work to do in the new state is to be begun */
    public Outcome move(ReplRecord record, Transition transition, Fields fields, Instant due) {
        return changes.move(record.id(), transition, Guard.session(record), fields, due);
    }

    /** As {@link #move(ReplRecord, Transition, Fields)}, unless another server reconciles by now. */
    public Outcome move(Fence fence, ReplRecord record, Transition transition, Fields fields) {
        return changes.move(record.id(), transition, Guard.session(record).during(fence), fields, Instant.now());
    }

    /** Makes the transition if nothing at all of the repl has changed since {@code record} was read. */
    public Outcome moveUnchanged(ReplRecord record, Transition transition, Fields fields) {
        return changes.move(record.id(), transition, Guard.unchanged(record), fields, Instant.now());
    }

    /** Sets fields in the states given, without a change of state. */
    public Outcome set(ReplId id, Collection<ReplState> states, Fields fields) {
        return changes.set(id, states, Guard.NONE, fields);
    }

    /** Sets fields without a change of state, if the session is still that of {@code record}. */
    public Outcome set(ReplRecord record, Fields fields) {
        return set(record, EnumSet.allOf(ReplState.class), fields);
    }

    /** Sets fields in the states given, without a change of state, if the session is still that of {@code record}. */
    public Outcome set(ReplRecord record, Collection<ReplState> states, Fields fields) {
        return changes.set(record.id(), states, Guard.session(record), fields);
    }

    /** As {@link #set(ReplRecord, Fields)} in that very state, unless another server reconciles by now. */
    public Outcome set(Fence fence, ReplRecord record, Fields fields) {
        return changes.set(
                record.id(), EnumSet.of(record.state()), Guard.session(record).during(fence), fields);
    }

    /**
     * Notes what was stored, unless something later was noted already.
     *
     * @return the repl as it is since
     */
    public ReplRecord saved(ReplId id, Snapshot snapshot) {
        var arguments = new ArrayList<>(List.of(Long.toString(snapshot.number()), Keys.CHANNEL));
        arguments.addAll(Fields.none()
                .set("savedAt", snapshot.savedAt())
                .set("savedSession", snapshot.session())
                .namesAndValues());
        return Changes.outcome(redis.script(Script.SAVED.lua(), List.of(Keys.repl(id)), arguments))
                .record();
    }

    /** Removes a repl that is being deleted. */
    public void remove(ReplRecord record) {
        var now = Instant.now();
        var owner = record.repl().owner();
        redis.script(
                Script.REMOVE.lua(),
                List.of(
                        Keys.repl(record.id()),
                        Keys.of(owner),
                        Keys.WORKING,
                        Keys.in(ReplState.DELETING),
                        Keys.DELETED,
                        Keys.UNTOLD),
                List.of(
                        record.id().value(),
                        owner.value(),
                        Long.toString(now.toEpochMilli()),
                        Long.toString(now.minus(DELETED_ARE_REMEMBERED).toEpochMilli()),
                        Keys.CHANNEL));
    }

    public boolean wasDeleted(ReplId id) {
        return redis.call(client -> client.zscore(Keys.DELETED, id.value())) != null;
    }

    public Set<ReplId> running() {
        return redis.call(client -> client.smembers(Keys.in(ReplState.RUNNING))).stream()
                .map(ReplId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many repls there are in each state. */
    public Map<ReplState, Long> census() {
        var counts = new EnumMap<ReplState, Long>(ReplState.class);
        for (var state : ReplState.values()) {
            counts.put(state, redis.call(client -> client.scard(Keys.in(state))));
        }
        return counts;
    }

    /**
     * What became of a change.
     *
     * @param done whether it was made; otherwise the state or the session forbade it
     * @param record the repl as it is since
     */
    public record Outcome(boolean done, ReplRecord record) {}
}
