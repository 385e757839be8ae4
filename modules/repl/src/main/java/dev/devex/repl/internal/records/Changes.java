package dev.devex.repl.internal.records;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.records.ReplRecords.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The script by which repls change: compared, made and announced at once. */
record Changes(Redis redis) {
    Outcome move(ReplId id, Transition transition, Guard guard, Fields fields, Instant due) {
        var score = Transition.leavesWorkIn(transition.to()) ? Long.toString(due.toEpochMilli()) : "";
        return make(id, transition.from(), guard, transition.to().name(), score, fields);
    }

    Outcome set(ReplId id, Collection<ReplState> states, Guard guard, Fields fields) {
        return make(id, states, guard, "", "", fields);
    }

    private Outcome make(ReplId id, Collection<ReplState> from, Guard guard, String to, String due, Fields fields) {
        var arguments = new ArrayList<String>();
        arguments.add(from.stream().map(Enum::name).collect(Collectors.joining(",")));
        arguments.addAll(List.of(guard.session(), guard.revision(), guard.fence(), to, due, Keys.CHANNEL));
        arguments.addAll(fields.namesAndValues());
        return outcome(redis.script(
                Script.CHANGE.lua(),
                List.of(Keys.repl(id), Keys.WORKING, Keys.STATES, Keys.UNTOLD, Keys.FENCE),
                arguments));
    }

    static Outcome outcome(@Nullable Object answer) {
        if (answer instanceof List<?> list && list.size() == 2 && list.get(1) instanceof List<?> fields) {
            return new Outcome(Long.valueOf(1).equals(list.get(0)), ReplRecord.of(Fields.map(fields)));
        }
        throw new UnknownReplException();
    }
}
