package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.WorkspaceStore.Commit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkspaceDeskTest {
    private static final Commit COMMIT = Site.commit(1);

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();

    @Test
    void keepsTheTimeOfASave() {
        var repl = Site.running(server);

        var saved = server.desk.commit(repl.id(), runner(repl.id(), 1), Site.commit(1));

        assertThat(server.repls.get(Site.ADA, repl.id()).savedAt()).isEqualTo(saved.savedAt());
        assertThat(server.desk.open(repl.id(), runner(repl.id(), 1))).isNotNull();
        assertThat(server.desk
                        .upload(repl.id(), runner(repl.id(), 1), List.of())
                        .uploads())
                .isNotEmpty();
    }

    @Test
    void keepsTheTimeOfTheLatestSaveWhicheverIsNotedLast() {
        var id = Site.running(server).id();
        var late = server.desk.commit(id, runner(id, 1), Site.commit(7));

        server.desk.commit(id, runner(id, 1), Site.commit(6));

        assertThat(server.repls.get(Site.ADA, id).savedAt()).isEqualTo(late.savedAt());
    }

    @Test
    void tellsOfEverySave() {
        var id = Site.running(server).id();
        var before = server.records.find(id).orElseThrow().revision();

        server.desk.commit(id, runner(id, 1), Site.commit(1));

        assertThat(server.records.find(id).orElseThrow().revision()).isGreaterThan(before);
    }

    @Test
    void refusesASandboxOfAnotherRepl() {
        var id = Site.running(server).id();
        var other = runner(ReplId.random(), 1);

        assertThatThrownBy(() -> server.desk.open(id, other)).isInstanceOf(ForeignSandboxException.class);
        assertThatThrownBy(() -> server.desk.commit(id, other, COMMIT)).isInstanceOf(ForeignSandboxException.class);
    }

    @Test
    void keepsAsideWhatASandboxOfAFormerSessionSaves() {
        var id = Site.running(server).id();
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, ReplState.STOPPED);
        assertRefused(id, 1);

        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, ReplState.RUNNING);
        assertRefused(id, 1);
        assertRefused(id, 3);
        assertThat(site.store.branches).containsExactly(1L, 1L, 3L);
        assertThat(server.desk.upload(id, runner(id, 1), List.of())).isNotNull();
        assertThat(server.desk.open(id, runner(id, 2))).isNotNull();
    }

    @Test
    void keepsAsideWhatASandboxSavesWhoseWorkIsGivenUp() {
        var id = Site.running(server).id();
        site.orchestrator.duringDiscard = () -> assertRefused(id, 1);

        server.repls.stop(Site.ADA, id, true);

        Site.awaitState(server, id, ReplState.STOPPED);
        assertThat(site.store.branches).containsExactly(1L);
        assertThat(site.store.commits).hasValue(0);
    }

    @Test
    void givesAnotherTokenToThePresentSandboxAlone() {
        var id = Site.running(server).id();

        assertThat(server.desk.renewToken(id, runner(id, 1))).isEqualTo(id + "/1");
        assertThatThrownBy(() -> server.desk.renewToken(id, runner(id, 2))).isInstanceOf(OldSessionException.class);
        assertThatThrownBy(() -> server.desk.renewToken(id, runner(ReplId.random(), 1)))
                .isInstanceOf(ForeignSandboxException.class);
    }

    @Test
    void knowsNoReplThatIsGone() {
        var id = ReplId.random();

        assertThatThrownBy(() -> server.desk.open(id, runner(id, 1))).isInstanceOf(UnknownReplException.class);
    }

    @Test
    void storesNothingOfAReplThatIsDeletedInTheMiddleOfASave() {
        var id = Site.running(server).id();
        site.store.duringCommit = () -> {
            server.repls.delete(Site.ADA, id);
            Site.awaitGone(server, id);
        };

        assertThatThrownBy(() -> server.desk.commit(id, runner(id, 1), COMMIT))
                .isInstanceOf(UnknownReplException.class);

        assertThat(site.store.stored).isEmpty();
    }

    @Test
    void keepsTheWorkOfAReplWhoseRecordIsLostInTheMiddleOfASave() {
        var id = Site.running(server).id();
        site.store.duringCommit = () -> server.redis.call(client -> client.flushAll());

        assertThatThrownBy(() -> server.desk.commit(id, runner(id, 1), COMMIT))
                .isInstanceOf(UnavailableException.class);

        assertThat(site.store.deleted).isEmpty();
        assertThat(site.store.stored).hasSize(1);
    }

    private void assertRefused(ReplId id, long session) {
        assertThatThrownBy(() -> server.desk.open(id, runner(id, session))).isInstanceOf(OldSessionException.class);
        assertThatThrownBy(() -> server.desk.commit(id, runner(id, session), COMMIT))
                .isInstanceOf(OldSessionException.class);
    }

    private static Server.Runner runner(ReplId id, long session) {
        return new Server.Runner(id, session);
    }
}
