package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import java.util.Map;

/** What the objects of the cluster are called and marked with. */
final class Names {
    static final String NAME = "app.kubernetes.io/name";
    static final String INSTANCE = "app.kubernetes.io/instance";
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SESSION = "devex.dev/session";

    /** Annotation: the pod that has come up; only what that one holds is the user's work. */
    static final String POD = "devex.dev/pod";
    /** Annotation: there once the sandbox is being saved and taken down. */
    static final String ENDED = "devex.dev/ended";

    /** Who has written a field, in server-side apply. */
    static final String FIELD_MANAGER = "devex";

    static final String RESTORE = "restore";
    static final String RUNNER = "runner";
    static final String SAVE = "save";
    static final String RELEASE = "release";

    private static final String KIND = "devex-repl";
    private static final String MANAGER = "devex";
    static final String SELECTOR = NAME + "=" + KIND + "," + MANAGED_BY + "=" + MANAGER;

    private Names() {}

    static Map<String, String> labels(ReplId repl, long session) {
        return Map.of(NAME, KIND, INSTANCE, repl.value(), MANAGED_BY, MANAGER, SESSION, Long.toString(session));
    }
}
