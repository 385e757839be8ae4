package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.repl.ReplState;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.Transition;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {
    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.idleServer();

    @ParameterizedTest
    @EnumSource(Transition.class)
    void happensFromItsStatesAndNoOther(Transition transition) {
        for (var state : ReplState.values()) {
            var record = recordIn(state);

            var outcome = server.records.move(record, transition, Fields.none());

            assertThat(outcome.done())
                    .as("from " + state)
                    .isEqualTo(transition.from().contains(state));
            assertThat(outcome.record().state()).isEqualTo(outcome.done() ? transition.to() : state);
        }
    }

    @ParameterizedTest
    @EnumSource(Transition.class)
    void isRefusedToAFormerSession(Transition transition) {
        var state = transition.from().iterator().next();
        var former = recordIn(state);
        server.redis.call(client -> client.hincrBy(Keys.repl(former.id()), "session", 1));

        var outcome = server.records.move(former, transition, Fields.none().set("url", "http://wrong"));

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.record().url()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Transition.class)
    void keepsTheIndexOfWorkToDo(Transition transition) {
        var record = recordIn(transition.from().iterator().next());

        server.records.move(record, transition, Fields.none());

        assertThat(server.queue.isDue(record.id())).isEqualTo(Transition.leavesWorkIn(transition.to()));
        assertThat(server.records.running().contains(record.id())).isEqualTo(transition.to() == ReplState.RUNNING);
    }

    private ReplRecord recordIn(ReplState state) {
        server.redis.call(client -> client.del(Keys.of(Site.ADA)));
        var id = Site.create(server).id();
        server.redis.call(client -> client.hset(Keys.repl(id), "state", state.name()));
        return server.records.get(Site.ADA, id);
    }
}
