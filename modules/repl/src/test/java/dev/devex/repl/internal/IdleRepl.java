package dev.devex.repl.internal;

import dev.devex.kernel.AdjustableClock;
import dev.devex.kernel.ReplId;
import dev.devex.repl.Activity;
import dev.devex.repl.internal.idle.ActivityReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A repl that runs, and a clock that says how long nobody has worked in it. */
abstract class IdleRepl {
    final AdjustableClock clock = new AdjustableClock(Instant.now());
    Site site;
    Server server;
    ReplId id;

    @BeforeEach
    void begin() throws IOException {
        site = new Site();
        server = site.idleServer(clock).begin();
        id = Site.running(server).id();
    }

    @AfterEach
    void end() throws IOException {
        site.close();
    }

    void reportIdleFor(Duration time) {
        server.idle.desk.report(id, new Server.Runner(id, 1), new ActivityReport(null, time.toSeconds()));
    }

    Activity activity() {
        return Objects.requireNonNull(server.repls.get(Site.ADA, id).activity());
    }

    Instant in(Duration time) {
        return Instant.ofEpochMilli(clock.instant().plus(time).toEpochMilli());
    }
}
