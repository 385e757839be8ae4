package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bringing former states back, by a client that knows the contract and nothing else. */
class RestoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Devex devex;
    private static Client ada;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start();
        ada = Client.signIn(devex.url(), "ada");
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @Test
    void bringsAStateBackAndUndoesThat() throws Exception {
        var repl = HistoryClient.create(ada, "stopped");
        repl.write("one");
        var one = repl.newest();
        repl.write("two");

        var restored = Client.expect(repl.restore(one), 200);

        assertThat(Client.object(restored).getString("state")).isEqualTo("STOPPED");
        assertThat(repl.get("/snapshots/now").getString("kind")).isEqualTo("restore");
        assertThat(repl.notes("now")).isEqualTo("one");
        var before = repl.snapshots().getJsonObject(1).getString("id");
        Client.expect(repl.restore(before), 200);
        ada.start(repl.repl());
        assertThat(repl.notes()).isEqualTo("two");
        repl.delete();
    }

    @Test
    void bringsAStateBackUnderARunningRepl() throws Exception {
        var repl = HistoryClient.create(ada, "running");
        repl.write("one");
        var one = repl.newest();
        ada.start(repl.repl());
        repl.type("printf two > notes.txt");

        var answer = Client.expect(repl.restore(one), 202);

        assertThat(Client.object(answer).getString("state")).isEqualTo("STOPPING");
        awaitRestored(repl);
        assertThat(repl.notes()).isEqualTo("one");
        var texts = new ArrayList<String>();
        for (var snapshot : repl.snapshots()) {
            texts.add(repl.notes(snapshot.asJsonObject().getString("id")));
        }
        assertThat(texts).contains("two");
        repl.delete();
    }

    @Test
    void bringsAStateBackThoughTheServerIsKilledMeanwhile() throws Exception {
        var repl = HistoryClient.create(ada, "killed");
        repl.write("one");
        var one = repl.newest();
        repl.write("two");
        ada.start(repl.repl());
        Client.expect(repl.restore(one), 202);

        devex.kill9();
        devex.startAgain();

        ada = Client.signIn(devex.url(), "ada");
        var again = new HistoryClient(ada, repl.repl());
        awaitRestored(again);
        assertThat(again.notes()).isEqualTo("one");
        again.delete();
    }

    @Test
    void makesAReplOfAFormerState() throws Exception {
        var repl = HistoryClient.create(ada, "original");
        repl.write("one");
        var one = repl.newest();
        repl.write("two");

        var answer = Client.expect(
                ada.post(repl.path("/snapshots/" + one + "/fork"), Client.json(Map.of("name", "fork"))), 201);

        repl.delete();
        var json = Client.object(answer);
        var fork = new HistoryClient(ada, json.getString("id"));
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(fork.path(""));
        assertThat(json.getString("state")).isEqualTo("STOPPED");
        assertThat(json.getString("template")).isEqualTo("node");
        assertThat(fork.get("/snapshots/now").getString("kind")).isEqualTo("fork");
        ada.start(fork.repl());
        assertThat(fork.notes()).isEqualTo("one");
        fork.delete();
    }

    private static void awaitRestored(HistoryClient repl) {
        Await.until(PATIENCE, "a snapshot made by the restore", () -> repl.get("/snapshots/now")
                .getString("kind")
                .equals("restore"));
        ada.awaitState(repl.repl(), "RUNNING");
    }
}
