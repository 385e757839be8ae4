package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.WorkspaceStore.Upload;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceDeskTest {
    private static final Upload UPLOAD = new Upload("upload-1", 1, "00");

    private Site site;
    private Server server;

    @BeforeEach
    void begin() throws IOException {
        site = new Site();
        server = site.server();
    }

    @AfterEach
    void end() throws IOException {
        site.close();
    }

    @Test
    void keepsTheTimeOfASave() {
        var repl = Site.running(server);

        var savedAt = server.desk.commit(repl.id(), runner(repl.id(), 1), UPLOAD);

        assertThat(server.repls.get(Site.ADA, repl.id()).savedAt()).isEqualTo(savedAt);
        assertThat(server.desk.grant(repl.id(), runner(repl.id(), 1)).uploadId())
                .isEqualTo("upload-1");
    }

    @Test
    void refusesASandboxOfAnotherRepl() {
        var id = Site.running(server).id();
        var other = runner(ReplId.random(), 1);

        assertThatThrownBy(() -> server.desk.grant(id, other)).isInstanceOf(ForeignSandboxException.class);
        assertThatThrownBy(() -> server.desk.commit(id, other, UPLOAD)).isInstanceOf(ForeignSandboxException.class);
    }

    @Test
    void refusesASandboxOfAFormerSession() {
        var id = Site.running(server).id();
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, ReplState.STOPPED);
        assertRefused(id, 1);

        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, ReplState.RUNNING);
        assertRefused(id, 1);
        assertRefused(id, 3);
        assertThat(server.desk.grant(id, runner(id, 2))).isNotNull();
    }

    @Test
    void knowsNoReplThatIsGone() {
        var id = ReplId.random();

        assertThatThrownBy(() -> server.desk.grant(id, runner(id, 1))).isInstanceOf(UnknownReplException.class);
    }

    @Test
    void storesNothingOfAReplThatIsDeletedInTheMiddleOfASave() {
        var id = Site.running(server).id();
        site.store.duringCommit = () -> {
            server.repls.delete(Site.ADA, id);
            Site.awaitGone(server, id);
        };

        assertThatThrownBy(() -> server.desk.commit(id, runner(id, 1), UPLOAD))
                .isInstanceOf(UnknownReplException.class);

        assertThat(site.store.stored).isEmpty();
    }

    private void assertRefused(ReplId id, long session) {
        assertThatThrownBy(() -> server.desk.grant(id, runner(id, session))).isInstanceOf(OldSessionException.class);
        assertThatThrownBy(() -> server.desk.commit(id, runner(id, session), UPLOAD))
                .isInstanceOf(OldSessionException.class);
    }

    private static Server.Runner runner(ReplId id, long session) {
        return new Server.Runner(id, session);
    }
}
