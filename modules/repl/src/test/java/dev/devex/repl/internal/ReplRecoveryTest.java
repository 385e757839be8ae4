package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplRecovery;
import dev.devex.repl.ReplRecovery.Outcome;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.records.Keys;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplRecoveryTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant SAVED = CREATED.plus(Duration.ofDays(1));

    private final Workspace workspace = new Workspace(Site.ADA, ReplId.random());
    private final StoredWorkspace stored = stored(workspace, Optional.of("my app"), CREATED);

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();
    private ReplRecovery recovery;

    @BeforeEach
    void begin() {
        recovery = ReplRecovery.of(site.redis.url());
    }

    @AfterEach
    void end() throws IOException {
        recovery.close();
    }

    @Test
    void makesAStoppedReplOfWhatTheStoreKnows() {
        assertThat(recovery.recover(stored)).isEqualTo(Outcome.MADE);

        assertThat(server.repls.of(Site.ADA))
                .containsExactly(new Repl(
                        workspace.repl(),
                        new ReplName("my app"),
                        "node",
                        Site.ADA,
                        ReplState.STOPPED,
                        null,
                        CREATED,
                        null,
                        null,
                        SAVED,
                        null));
        assertThat(server.repls.census()).containsEntry(ReplState.STOPPED, 1L);
        assertThat(server.records.get(Site.ADA, workspace.repl()))
                .returns(9L, record -> record.session())
                .returns(8L, record -> record.savedSession())
                .returns(20L, record -> record.savedNumber())
                .returns(5L, record -> record.revision());
    }

    @Test
    void startsTheReplWithASessionThatTheStoreDoesNotKnow() {
        recovery.recover(stored);
        server.repls.start(Site.ADA, workspace.repl());
        Site.awaitState(server, workspace.repl(), ReplState.RUNNING);
        assertThat(server.records.get(Site.ADA, workspace.repl()).session()).isEqualTo(10);
    }

    @Test
    void keepsTheOrderInWhichReplsWereMade() {
        var older = new Workspace(Site.ADA, ReplId.random());
        recovery.recover(stored);
        recovery.recover(stored(older, Optional.of("older"), CREATED.minusSeconds(1)));
        assertThat(server.repls.of(Site.ADA)).extracting(Repl::id).containsExactly(older.repl(), workspace.repl());
    }

    @Test
    void leavesARecordThatExists() {
        var repl = Site.running(server);
        var known = stored(new Workspace(Site.ADA, repl.id()), Optional.of("other"), CREATED);
        assertThat(recovery.recover(known)).isEqualTo(Outcome.EXISTING);
        assertThat(server.repls.get(Site.ADA, repl.id())).isEqualTo(repl);
    }

    @Test
    void makesNothingOfWhatWasDeletedOrIsBeingMade() {
        var deleted = Site.create(server).id();
        server.repls.delete(Site.ADA, deleted);
        Site.awaitGone(server, deleted);
        var gone = stored(new Workspace(Site.ADA, deleted), Optional.of("gone"), CREATED);
        assertThat(recovery.recover(gone)).isEqualTo(Outcome.DELETED);

        site.store.beforeCreate = () -> {
            var id = server.redis
                    .call(client -> client.zrange(Keys.of(Site.ADA), 0, -1))
                    .get(0);
            var unfinished = stored(new Workspace(Site.ADA, new ReplId(id)), Optional.of("new"), CREATED);
            assertThat(recovery.recover(unfinished)).isEqualTo(Outcome.UNFINISHED);
        };
        Site.create(server);

        assertThat(server.repls.of(Site.ADA)).extracting(Repl::name).containsExactly(new ReplName("my app"));
    }

    @Test
    void foreseesWithoutMakingAnything() {
        assertThat(recovery.foresee(stored)).isEqualTo(Outcome.MADE);
        assertThat(server.repls.of(Site.ADA)).isEmpty();
        recovery.recover(stored);
        assertThat(recovery.foresee(stored)).isEqualTo(Outcome.EXISTING);
    }

    @Test
    void callsAReplByItsIdWhereTheNameIsNotKnown() {
        recovery.recover(stored(workspace, Optional.empty(), CREATED));
        var id = workspace.repl().value();
        assertThat(server.repls.get(Site.ADA, workspace.repl()))
                .returns(new ReplName("Recovered " + id.substring(5, 13)), Repl::name)
                .returns("unknown", Repl::template)
                .returns(SAVED, Repl::createdAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with\u001b[31m a command", "with\na line"})
    void takesNoNameThatNoReplMayHave(String name) {
        recovery.recover(stored(workspace, Optional.of(name), CREATED));
        assertThat(server.repls.get(Site.ADA, workspace.repl()).name().value()).startsWith("Recovered ");
    }

    @Test
    void takesNoTemplateThatCouldNotBeOne() {
        var odd = new WorkspaceDescription("my app", "../../etc", CREATED, 1);
        recovery.recover(new StoredWorkspace(workspace, 9, stored.newest(), Optional.of(odd)));
        assertThat(server.repls.get(Site.ADA, workspace.repl()).template()).isEqualTo("unknown");
    }

    @Test
    void letsLaterNamesReplaceTheOneThatWasStored() {
        site.store.describe(workspace, stored.description().orElseThrow());
        recovery.recover(stored);
        server.repls.rename(Site.ADA, workspace.repl(), new ReplName("renamed"));
        Await.until(
                "the store knows",
                () -> site.store.description(workspace.repl()).name().equals("renamed"));
        assertThat(site.store.description(workspace.repl()).revision()).isGreaterThan(4);
    }

    private static StoredWorkspace stored(Workspace workspace, Optional<String> name, Instant created) {
        var manifest = new WorkspaceObject(Kind.MANIFEST, "0".repeat(64), 1);
        var newest = new Snapshot(20, 8, SAVED, manifest, Optional.empty(), 0, 2, 0, Origin.SAVE);
        return new StoredWorkspace(
                workspace, 9, newest, name.map(known -> new WorkspaceDescription(known, "node", created, 4)));
    }
}
