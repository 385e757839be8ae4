package dev.devex.repl.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.repl.ReplName;
import dev.devex.repl.internal.Await;
import dev.devex.repl.internal.Server;
import dev.devex.repl.internal.Site;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeFeedTest {
    private static final int PROBES = 500;

    private final AtomicInteger resumptions = new AtomicInteger();
    private final AtomicBoolean heard = new AtomicBoolean();

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();

    @Test
    void goesOnWhileItsConnectionIsProbed() {
        server.feed.add(new ChangeListener() {
            @Override
            public void changed(ReplChange change) {
                heard.set(true);
            }

            @Override
            public void resumed() {
                resumptions.incrementAndGet();
            }
        });

        for (var probe = 0; probe < PROBES; probe++) {
            server.feed.probe();
        }
        site.repls(server).create(Site.ADA, new ReplName("my app"), "node");

        Await.until("the change is heard", heard::get);
        assertThat(resumptions).hasValue(0);
    }
}
