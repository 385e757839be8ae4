package dev.devex.orchestration.internal.kubernetes;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Writes on a Deployment that its sandbox is being taken down, for whichever server comes next. */
record EndedMark(Cluster cluster, ClusterView view) {
    void set(DeploymentView there) throws InterruptedException {
        write(there, "true");
    }

    void remove(DeploymentView there) throws InterruptedException {
        write(there, null);
    }

    /** Returns once it is also seen, so that nobody here is told the opposite. */
    private void write(DeploymentView there, @Nullable String value) throws InterruptedException {
        var annotations = new HashMap<String, @Nullable String>();
        annotations.put(Names.ENDED, value);
        cluster.annotate(there.deployment(), annotations);
        view.changes().await(() -> view.deployment(there.repl())
                .filter(seen -> seen.isSame(there))
                .filter(seen -> seen.isEnded() != (value != null))
                .isEmpty());
    }
}
