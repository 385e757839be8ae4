package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.orchestration.Orchestrator;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.Repls;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.Templates;
import dev.devex.storage.WorkspaceStore;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The modules' own beans, inside the server that is shipped, with a real Redis and a real S3 server. */
@ArquillianTest
class InsideLibertyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As in application.xml, which Arquillian's adapter reads without its namespace and so does not understand. */
    private static final String CONTEXT_ROOT = "<web-ext><context-root uri=\"/\"/></web-ext>";

    @Inject
    Redis redis;

    @Inject
    WorkspaceStore store;

    @Inject
    Orchestrator orchestrator;

    @Inject
    Templates templates;

    @Inject
    Repls repls;

    /** The EAR as it is built; only the test itself is added. */
    @Deployment
    static EnterpriseArchive devex() {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/devex.ear"));
        ear.getAsType(WebArchive.class, "web.war")
                .addClasses(InsideLibertyIT.class, Await.class)
                .addAsWebInfResource(new StringAsset(CONTEXT_ROOT), "ibm-web-ext.xml")
                .addAsLibrary(jarOf(Assertions.class));
        return ear;
    }

    @Test
    void reachesEverythingItStandsOn() {
        String pong = redis.call(client -> client.ping());
        assertThat(pong).isEqualTo("PONG");
        store.check();
        orchestrator.check();
    }

    @Test
    void offersTheTemplatesOfTheProject() {
        assertThat(templates.all()).extracting("id").contains("node", "python", "java", "go");
    }

    @Test
    void carriesAReplThroughItsLife() {
        var owner = new UserId("local:arquillian");
        var repl = repls.create(owner, new ReplName("inside"), "node").id();
        repls.start(owner, repl);
        awaitState(owner, repl, ReplState.RUNNING);
        assertThat(orchestrator.find(repl)).isPresent();
        assertThat(repls.ticket(owner, repl).token()).isNotEmpty();
        repls.stop(owner, repl, false);
        awaitState(owner, repl, ReplState.STOPPED);
        assertThat(orchestrator.find(repl)).isEmpty();
        repls.delete(owner, repl);
        Await.until(PATIENCE, "gone", () -> repls.of(owner).isEmpty());
        assertThatThrownBy(() -> repls.get(owner, repl)).isInstanceOf(UnknownReplException.class);
    }

    private void awaitState(UserId owner, ReplId repl, ReplState state) {
        Await.until(PATIENCE, state.name(), () -> repls.get(owner, repl).state() == state);
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
