package dev.devex.storage.internal;

import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a workspace may be, and where this server finds its templates. */
@Dependent
@ConfigProperties(prefix = "devex")
public class StorageSettings {
    private static final String TWO_GIBIBYTES = "2147483648";

    @ConfigProperty(name = "workspace.max.bytes", defaultValue = TWO_GIBIBYTES)
    private long largestWorkspace = Long.parseLong(TWO_GIBIBYTES);

    @ConfigProperty(name = "templates.dir")
    private Optional<String> templates = Optional.empty();

    /** How many bytes a snapshot may take in the store, compressed ({@code DEVEX_WORKSPACE_MAX_BYTES}). */
    long largestWorkspace() {
        return largestWorkspace;
    }

    /** The folder of templates ({@code DEVEX_TEMPLATES_DIR}), if this site has one. */
    Optional<Path> templates() {
        return templates.map(Path::of);
    }
}
