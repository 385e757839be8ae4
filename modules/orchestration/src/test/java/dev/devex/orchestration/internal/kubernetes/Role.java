package dev.devex.orchestration.internal.kubernetes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a service account may do in its namespace (RBAC): nothing that is not named. */
final class Role {
    static final Map<String, Set<String>> DOCUMENTED = Map.of(
            "apps/deployments", Set.of("get", "list", "watch", "create", "patch", "delete"),
            "/pods", Set.of("get", "list", "watch", "delete"),
            "/pods/ephemeralcontainers", Set.of("patch"),
            "/secrets", Set.of("create", "patch"),
            "/services", Set.of("create", "patch"),
            "networking.k8s.io/ingresses", Set.of("create", "patch"),
            "gateway.networking.k8s.io/httproutes", Set.of("create", "patch"));

    private final Map<String, Set<String>> allowed = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> used = new ConcurrentHashMap<>();

    Role(Map<String, Set<String>> allowed) {
        allowed.forEach((resource, verbs) -> this.allowed.put(resource, new TreeSet<>(verbs)));
    }

    void forbid(String verb, String resource) {
        allowed.computeIfAbsent(resource, none -> new TreeSet<>()).remove(verb);
    }

    /** What has been asked for, to be compared with what may be. */
    Map<String, Set<String>> used() {
        return used;
    }

    void require(String verb, String group, String resource) {
        var name = group + "/" + resource;
        if (!allowed.getOrDefault(name, Set.of()).contains(verb)) {
            throw new StatusException(
                    403,
                    "Forbidden",
                    resource + " is forbidden: User \"system:serviceaccount:devex:core\" cannot " + verb
                            + " resource \"" + resource + "\" in API group \"" + group
                            + "\" in the namespace \"devex-repls\"");
        }
        used.computeIfAbsent(name, none -> ConcurrentHashMap.newKeySet()).add(verb);
    }
}
