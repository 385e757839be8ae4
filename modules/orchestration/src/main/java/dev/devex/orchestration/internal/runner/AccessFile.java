package dev.devex.orchestration.internal.runner;

import dev.devex.orchestration.SandboxSpec;
import jakarta.json.Json;
import java.net.URI;

/** What the runner's {@code --access} says: how a sandbox reaches the core, and by what right. It is a secret. */
public final class AccessFile {
    private AccessFile() {}

    public static String of(SandboxSpec spec, URI core) {
        return Json.createObjectBuilder()
                .add("core", core.toString())
                .add("repl", spec.repl().value())
                .add("session", spec.session())
                .add("token", spec.token())
                .build()
                .toString();
    }
}
