package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.ProgramPort;
import dev.devex.runner.terminal.SandboxMark;
import dev.devex.runner.terminal.Shell;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.Terminals;
import dev.devex.runner.terminal.Viewer;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that ends between two steps of a request: the steps are taken here one by one, nothing is left to time. */
class TerminalEndTest {
    private static final TerminalSize SIZE = new TerminalSize(80, 24);
    private static final JsonValue ID = Json.createValue("close-1");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SlowReader client = new SlowReader();
    private Terminals terminals;
    private TerminalRequests requests;
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        Shell shell =
                new Shell(folder, folder, new SandboxMark(TestRunner.REPL), new ProgramPort(folder, TestRunner.REPL));
        terminals = new Terminals(shell, 1 << 20, threads);
        requests = new TerminalRequests(client, terminals);
        requests.open();
        terminal = terminals.open(SIZE);
        terminal.attach(new Onlooker(), null, SIZE);
    }

    @AfterEach
    void close() {
        terminal.close();
        requests.leaveAll();
        threads.shutdownNow();
    }

    @Test
    void isToldOnceToWhoeverAttachesMeanwhile() throws InterruptedException {
        requests.list();
        end();
        assertThat(requests.sit(terminal, null, null, SIZE, null)).isTrue();
        client.readAll();
        assertThat(client.events("terminalConnected", "terminalClosed"))
                .containsExactly("terminalConnected", "terminalClosed");
    }

    @Test
    void isNotThereAnyMoreForWhoeverHasBeenToldAndAttachesThen() throws InterruptedException {
        requests.list();
        end();
        client.readAll();
        assertThat(requests.sit(terminal, null, null, SIZE, null)).isFalse();
        client.readAll();
        assertThat(client.events("terminalConnected", "terminalClosed")).containsExactly("terminalClosed");
    }

    @Test
    void isToldOnceToWhoeverAttachesAgainMeanwhile() throws InterruptedException {
        assertThat(requests.sit(terminal, null, null, SIZE, null)).isTrue();
        end();
        assertThat(requests.sit(terminal, null, null, SIZE, null)).isTrue();
        client.readAll();
        assertThat(client.events("terminalClosed")).containsExactly("terminalClosed");
    }

    @Test
    void isToldToWhoeverListensAndLeavesItsSeatMeanwhile() throws InterruptedException {
        requests.list();
        requests.sit(terminal, null, null, SIZE, null);
        end();
        client.readAll(TerminalNews.class);
        requests.detach(terminal.id());
        client.readAll();
        assertThat(client.events("terminalClosed")).containsExactly("terminalClosed");
    }

    @Test
    void answersARequestToCloseThatCameMeanwhile() throws InterruptedException {
        end();
        assertThat(requests.close(terminal, ID)).isTrue();
        client.readAll();
        assertThat(client.closed()).containsExactly(ID);
    }

    @Test
    void answersARequestToCloseBeforeItIsToldWhereItIsWatched() throws InterruptedException {
        requests.sit(terminal, null, null, SIZE, null);
        end();
        assertThat(requests.close(terminal, ID)).isTrue();
        client.readAll();
        assertThat(client.closed()).containsExactly(ID);
    }

    @Test
    void refusesARequestToCloseOnceItIsTold() throws InterruptedException {
        requests.sit(terminal, null, null, SIZE, null);
        end();
        client.readAll();
        assertThat(requests.close(terminal, ID)).isFalse();
        client.readAll();
        assertThat(client.events("terminalClosed")).containsExactly("terminalClosed");
    }

    @Test
    void answersOneRequestToClose() throws InterruptedException {
        assertThat(requests.close(terminal, ID)).isTrue();
        assertThat(requests.close(terminal, Json.createValue("close-2"))).isFalse();
        end();
        client.readAll();
        assertThat(client.closed()).containsExactly(ID);
    }

    private void end() throws InterruptedException {
        terminal.close();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Is woken for the last time when everybody has been told. */
    private final class Onlooker implements Viewer {
        @Override
        public String id() {
            return "onlooker";
        }

        @Override
        public String user() {
            return "onlooker";
        }

        @Override
        public boolean acknowledges() {
            return false;
        }

        @Override
        public void wake() {
            if (terminal.hasEnded()) {
                ended.countDown();
            }
        }
    }
}
