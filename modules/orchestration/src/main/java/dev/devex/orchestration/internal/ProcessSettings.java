package dev.devex.orchestration.internal;

import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where sandboxes run as processes of this machine, and how long their steps may take. */
@Dependent
@ConfigProperties(prefix = "devex")
public class ProcessSettings {
    @ConfigProperty(name = "data.dir", defaultValue = ".devex")
    private String dataDir;

    @ConfigProperty(name = "runner", defaultValue = "runner/target/dist/bin/runner")
    private String runner;

    @ConfigProperty(name = "sandbox.start.limit", defaultValue = "PT60S")
    private Duration startLimit;

    @ConfigProperty(name = "sandbox.transfer.limit", defaultValue = "PT10M")
    private Duration transferLimit;

    /** For the container. */
    public ProcessSettings() {}

    ProcessSettings(Path dataDir, Path runner, Duration startLimit, Duration transferLimit) {
        this.dataDir = dataDir.toString();
        this.runner = runner.toString();
        this.startLimit = startLimit;
        this.transferLimit = transferLimit;
    }

    /** The folder of all sandboxes, in {@code DEVEX_DATA_DIR}. */
    Path sandboxes() {
        return Path.of(dataDir).toAbsolutePath().resolve("sandboxes");
    }

    /** The runner's start script ({@code DEVEX_RUNNER}). */
    Path runner() {
        return Path.of(runner).toAbsolutePath();
    }

    /** From a restored workspace to a runner that answers. */
    Duration startLimit() {
        return startLimit;
    }

    /** For a restore, and for one try to save. */
    Duration transferLimit() {
        return transferLimit;
    }
}
