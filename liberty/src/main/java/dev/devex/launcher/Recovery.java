package dev.devex.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code devex.jar recover …}: hands the command to a process of its own, with the settings it needs. What is embedded is started for
 * it, and only while no Devex runs on it.
 */
final class Recovery {
    private static final String RECORDS = "records";

    private final Path command;
    private final Map<String, String> environment;
    private final DataSettings data;

    /**
     * @param target the folder of the launcher's jar
     * @throws LaunchException when something must be put right first
     */
    Recovery(Path target, Map<String, String> environment) {
        this.environment = environment;
        command = Installation.recovery(target, environment);
        data = DataSettings.from(new Variables(environment), Installation.defaultData(target));
    }

    /**
     * Returns what the command ended with.
     *
     * @throws LaunchException when something must be put right first, or could not be started
     */
    int run(List<String> arguments) {
        var redis = arguments.indexOf(RECORDS) == 0 && !data.externalRedis();
        try {
            if (arguments.isEmpty() || (data.externalStore() && !redis)) {
                return call(arguments, Map.of());
            }
            requireData();
            try (var directory = DataDirectory.open(data.folder())) {
                LogFiles.sendTo(directory.log("recovery.%g.log"));
                return redis ? withRedis(arguments, directory) : withStore(arguments, directory, Map.of());
            }
        } catch (InterruptedException e) {
            throw new FailedStartException("The recovery was broken off.");
        }
    }

    private void requireData() {
        if (!data.externalStore() && !Files.isDirectory(data.folder())) {
            throw new RefusedStartException("There is no data in " + data.folder()
                    + ": set DEVEX_DATA_DIR to where it is, or S3_ENDPOINT and its like to the store.");
        }
    }

    private int withRedis(List<String> arguments, DataDirectory directory) throws InterruptedException {
        LibertyServer.takeOver(directory);
        EmbeddedRedis.takeOver(directory);
        try (var redis = EmbeddedRedis.start(directory)) {
            return withStore(arguments, directory, Map.of("REDIS_URL", redis.url()));
        }
    }

    private int withStore(List<String> arguments, DataDirectory directory, Map<String, String> settings)
            throws InterruptedException {
        if (data.externalStore()) {
            return call(arguments, settings);
        }
        try (var store = new EmbeddedStore(directory)) {
            store.start();
            var all = new HashMap<>(settings);
            all.putAll(store.settings());
            return call(arguments, all);
        }
    }

    private int call(List<String> arguments, Map<String, String> settings) throws InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", command.toString()));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(settings);
        try {
            return end(builder.start());
        } catch (IOException e) {
            throw new FailedStartException("The recovery cannot be started: " + e.getMessage(), e);
        }
    }

    private static int end(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
