package dev.devex.storage.internal.settings;

import dev.devex.storage.internal.collection.Retention;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a workspace may be, how long its history is kept, and where this server finds its templates. */
@Dependent
@ConfigProperties(prefix = "devex")
public class StorageSettings {
    private static final String TWO_GIBIBYTES = "2147483648";

    @ConfigProperty(name = "workspace.max.bytes", defaultValue = TWO_GIBIBYTES)
    private long largestWorkspace = Long.parseLong(TWO_GIBIBYTES);

    @ConfigProperty(name = "snapshots.keep.all", defaultValue = "P1D")
    private Duration keepAll = Duration.ofDays(1);

    @ConfigProperty(name = "snapshots.keep.hourly", defaultValue = "P7D")
    private Duration keepHourly = Duration.ofDays(7);

    @ConfigProperty(name = "snapshots.keep.daily", defaultValue = "P30D")
    private Duration keepDaily = Duration.ofDays(30);

    @ConfigProperty(name = "templates.dir")
    private Optional<String> templates = Optional.empty();

    /** What is kept of a workspace, and how long ({@code DEVEX_WORKSPACE_MAX_BYTES}, {@code DEVEX_SNAPSHOTS_KEEP_…}). */
    public Limits limits() {
        return new Limits(largestWorkspace, new Retention(keepAll, keepHourly, keepDaily));
    }

    /** The folder of templates ({@code DEVEX_TEMPLATES_DIR}), if this site has one. */
    public Optional<Path> templates() {
        return templates.map(Path::of);
    }
}
