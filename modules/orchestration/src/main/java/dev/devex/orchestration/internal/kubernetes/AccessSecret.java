package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.internal.runner.AccessFile;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import java.net.URI;
import java.util.Map;

/** The Secret by which a container that restores or saves may ask the core, and no other container of the pod is given it. */
final class AccessSecret {
    /** What the runner's commands read before their {@code --access} file, into which they put it. */
    private static final String VARIABLE = "DEVEX_ACCESS";

    private static final String KEY = "access.json";

    private AccessSecret() {}

    /**
     * One for each session, so that tries to save leave no Secret each. What a kubelet still has of an earlier state of it serves as
     * well: a token of the same session, which lasts for weeks.
     */
    static String name(SandboxSpec spec) {
        return spec.repl() + "-" + spec.session();
    }

    static V1Secret of(SandboxSpec spec, V1ObjectMeta metadata, URI core) {
        return new V1Secret()
                .apiVersion("v1")
                .kind("Secret")
                .metadata(metadata)
                .type("Opaque")
                .stringData(Map.of(KEY, AccessFile.of(spec, core), Commands.KEYS_FILE, spec.publicKeys()));
    }

    static V1EnvVar variable(SandboxSpec spec) {
        var key = new V1SecretKeySelector().name(name(spec)).key(KEY);
        return new V1EnvVar().name(VARIABLE).valueFrom(new V1EnvVarSource().secretKeyRef(key));
    }
}
