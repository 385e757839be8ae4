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
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.ZRangeParams;

/** The repls as Redis has them. Each change is one script: compared, made and announced at once. */
@ApplicationScoped
public class ReplRecords {
    private static final Duration DELETED_ARE_REMEMBERED = Duration.ofDays(30);
    private static final String ANY_SESSION = "";
    private static final String ANY_REVISION = "";

    private final Redis redis;

    @Inject
    public ReplRecords(Redis redis) {
        this.redis = redis;
    }

    @SuppressWarnings("NullAway")
    protected ReplRecords() {
        this.redis = null;
    }

    public Optional<ReplRecord> find(ReplId id) {
        var fields = redis.call(client -> client.hgetAll(Keys.repl(id)));
        return fields.isEmpty() ? Optional.empty() : Optional.of(ReplRecord.of(fields));
    }

    /** The repl, if it is there and the owner's. */
    public ReplRecord get(UserId owner, ReplId id) {
        return find(id).filter(record -> record.repl().owner().equals(owner)).orElseThrow(UnknownReplException::new);
    }

    /** The oldest first. */
    public List<ReplRecord> of(UserId owner) {
        var ids = redis.call(client -> client.zrange(Keys.of(owner), 0, -1));
        return ids.stream()
                .map(ReplId::new)
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Makes the transition, whatever the session, if the state allows it. */
    public Outcome move(ReplId id, Transition transition, Fields fields) {
        return move(id, transition, ANY_SESSION, fields, Instant.now());
    }

    /** Makes the transition if the state allows it and the session is still that of {@code record}. */
    public Outcome move(ReplRecord record, Transition transition, Fields fields) {
        return move(record, transition, fields, Instant.now());
    }

    /** @param due when the work to do in the new state is to be begun */
    public Outcome move(ReplRecord record, Transition transition, Fields fields, Instant due) {
        return move(record.id(), transition, Long.toString(record.session()), fields, due);
    }

    /** Makes the transition if nothing at all of the repl has changed since {@code record} was read. */
    public Outcome moveUnchanged(ReplRecord record, Transition transition, Fields fields) {
        var revision = Long.toString(record.revision());
        return move(record.id(), transition, ANY_SESSION, revision, fields, Instant.now());
    }

    private Outcome move(ReplId id, Transition transition, String session, Fields fields, Instant due) {
        return move(id, transition, session, ANY_REVISION, fields, due);
    }

    private Outcome move(
            ReplId id, Transition transition, String session, String revision, Fields fields, Instant due) {
        var score = Transition.leavesWorkIn(transition.to()) ? Long.toString(due.toEpochMilli()) : "";
        return change(id, transition.from(), session, revision, transition.to().name(), score, fields);
    }

    /** Sets fields in the states given, without a change of state. */
    public Outcome set(ReplId id, Collection<ReplState> states, Fields fields) {
        return change(id, states, ANY_SESSION, ANY_REVISION, "", "", fields);
    }

    /** Sets fields without a change of state, if the session is still that of {@code record}. */
    public Outcome set(ReplRecord record, Fields fields) {
        return set(record, EnumSet.allOf(ReplState.class), fields);
    }

    /** Sets fields in the states given, without a change of state, if the session is still that of {@code record}. */
    public Outcome set(ReplRecord record, Collection<ReplState> states, Fields fields) {
        return change(record.id(), states, Long.toString(record.session()), ANY_REVISION, "", "", fields);
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
        return outcome(redis.script(Script.SAVED.lua(), List.of(Keys.repl(id)), arguments))
                .record();
    }

    private Outcome change(
            ReplId id,
            Collection<ReplState> from,
            String session,
            String revision,
            String to,
            String due,
            Fields fields) {
        var arguments = new ArrayList<String>();
        arguments.add(from.stream().map(Enum::name).collect(Collectors.joining(",")));
        arguments.addAll(List.of(session, revision, to, due, Keys.CHANNEL));
        arguments.addAll(fields.namesAndValues());
        return outcome(redis.script(
                Script.CHANGE.lua(), List.of(Keys.repl(id), Keys.WORKING, Keys.STATES, Keys.UNTOLD), arguments));
    }

    private static Outcome outcome(@Nullable Object answer) {
        if (answer instanceof List<?> list && list.size() == 2 && list.get(1) instanceof List<?> fields) {
            return new Outcome(Long.valueOf(1).equals(list.get(0)), ReplRecord.of(Fields.map(fields)));
        }
        throw new UnknownReplException();
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

    /** Repls whose work is due at {@code time}. */
    public List<ReplId> due(Instant time) {
        return redis
                .call(client ->
                        client.zrange(Keys.WORKING, ZRangeParams.zrangeByScoreParams(0, (double) time.toEpochMilli())))
                .stream()
                .map(ReplId::new)
                .toList();
    }

    public List<ReplId> withWork() {
        return redis.call(client -> client.zrange(Keys.WORKING, 0, -1)).stream()
                .map(ReplId::new)
                .toList();
    }

    /** When the repl's work is to be begun, if it has any to do. */
    public Optional<Instant> whenDue(ReplId id) {
        var due = redis.call(client -> client.zscore(Keys.WORKING, id.value()));
        return Optional.ofNullable(due).map(time -> Instant.ofEpochMilli(time.longValue()));
    }

    public boolean isDue(ReplId id) {
        return whenDue(id).filter(due -> !due.isAfter(Instant.now())).isPresent();
    }

    /** Takes a repl that is gone from those with work to do. */
    public void dropWork(ReplId id) {
        redis.call(client -> client.zrem(Keys.WORKING, id.value()));
    }

    /**
     * What became of a change.
     *
     * @param done whether it was made; otherwise the state or the session forbade it
     * @param record the repl as it is since
     */
    public record Outcome(boolean done, ReplRecord record) {}
}
