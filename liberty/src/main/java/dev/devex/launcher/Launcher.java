package dev.devex.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of Devex, from the check of its settings until everything it started has ended. */
final class Launcher {
    private static final Duration DRAIN = Duration.ofSeconds(18);
    private static final Duration NEWS = Duration.ofSeconds(15);

    private final Map<String, String> environment;
    private final Console console;
    private final Installation installation;
    private final Settings settings;
    private final boolean development;
    private final Core core;

    /** @throws LaunchException when something must be put right first */
    Launcher(Path target, Map<String, String> environment, Console console, boolean development) {
        this.environment = environment;
        this.console = console;
        this.development = development;
        installation = Installation.find(target, environment);
        settings = Settings.from(environment, installation.defaultData());
        Tools.check(environment.getOrDefault("PATH", ""));
        core = new Core(settings);
    }

    /**
     * Returns once everything has ended.
     *
     * @return whether it ended because it was asked to
     * @throws LaunchException when it could not be started
     */
    boolean run() {
        try (var directory = DataDirectory.open(settings.data().folder())) {
            LogFiles.sendTo(directory.log("launcher.%g.log"));
            LibertyServer.takeOver(directory);
            EmbeddedRedis.takeOver(directory);
            requirePort();
            var asked = runIn(directory);
            console.say("Devex has stopped.");
            return asked;
        } catch (InterruptedException e) {
            console.say("Devex has stopped before it was ready.");
            return true;
        }
    }

    private void requirePort() {
        if (!Loopback.isFree(settings.port())) {
            throw new RefusedStartException("Port " + settings.port()
                    + " is in use: stop what listens there, or set DEVEX_PUBLIC_URL to another one, like http://localhost:"
                    + (settings.port() + 1) + ".");
        }
    }

    private boolean runIn(DataDirectory directory) throws InterruptedException {
        var variables = new ServerEnvironment(environment).with(settings).with(installation, directory);
        var token = DataDirectory.random();
        variables.with(Map.of(
                "DEVEX_OPERATOR_TOKEN",
                token,
                "DEVEX_SECRET_KEY",
                settings.secretKey().orElseGet(() -> directory.secret("key")),
                "DEVEX_UPDATE_TRIGGER",
                development ? "polled" : "disabled"));
        console.say("Starting Devex with the data in " + directory.root());
        try (var redis = settings.data().externalRedis()
                        ? null
                        : EmbeddedRedis.start(directory).keepUp();
                var store = settings.data().externalStore() ? null : new EmbeddedStore(directory)) {
            connect(variables, redis, store);
            try (var server = LibertyServer.start(installation, directory, variables.variables())) {
                return serve(server, store, token);
            }
        }
    }

    private static void connect(
            ServerEnvironment variables, @Nullable EmbeddedRedis redis, @Nullable EmbeddedStore store) {
        if (redis != null) {
            variables.with(Map.of("REDIS_URL", redis.url()));
        }
        if (store != null) {
            variables.with(store.settings());
        }
    }

    private boolean serve(LibertyServer server, @Nullable EmbeddedStore store, String token)
            throws InterruptedException {
        if (store != null) {
            store.start();
        }
        awaitReady(server);
        console.say("Devex is ready: " + settings.publicUrl() + " after " + console.elapsed()
                + " (Ctrl+C saves and stops everything)");
        try {
            server.exit().get();
        } catch (InterruptedException e) {
            if (Installation.hasSandboxes(environment)) {
                drain(token);
            }
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        console.say("The server ended by itself; " + server.log()
                + " may say why. Running repls go on and are found again when Devex is started again.");
        return false;
    }

    private void awaitReady(LibertyServer server) throws InterruptedException {
        while (!Wait.until(NEWS, () -> server.hasFailed() || core.isReady())) {
            console.say(core.isLive() ? core.missing() : "Still starting after " + console.elapsed() + " …");
        }
        if (server.hasFailed()) {
            throw new FailedStartException("The server could not start; " + server.log() + " says why.");
        }
    }

    private void drain(String token) {
        console.say("Saving and stopping the running repls (Ctrl+C again to hurry) …");
        try {
            if (!core.drain(token, DRAIN, line -> console.say("  " + line))) {
                console.say("The server could not be asked to save; running repls are found again at the next start.");
            }
        } catch (InterruptedException e) {
            console.say("Hurrying: what is not saved is still in the sandboxes and is found again at the next start.");
        }
    }
}
