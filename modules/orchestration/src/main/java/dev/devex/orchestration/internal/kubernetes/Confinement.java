package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.openapi.models.V1Capabilities;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import java.util.List;

/** What the Pod Security level "restricted" asks of every container, and a root file system that cannot be written. */
final class Confinement {
    private Confinement() {}

    static V1SecurityContext container() {
        return new V1SecurityContext()
                .allowPrivilegeEscalation(false)
                .privileged(false)
                .readOnlyRootFilesystem(true)
                .capabilities(new V1Capabilities().drop(List.of("ALL")));
    }
}
