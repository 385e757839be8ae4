package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** What a service account may do in its namespace (RBAC): nothing that is not named. */
final class Role {
    private final Map<String, Set<String>> allowed = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> used = new ConcurrentHashMap<>();

    Role(Map<String, Set<String>> allowed) {
        allowed.forEach((resource, verbs) -> this.allowed.put(resource, new TreeSet<>(verbs)));
    }

    /** As the manifests of the project grant it to the core. */
    static Map<String, Set<String>> documented() throws IOException {
        var granted = new TreeMap<String, Set<String>>();
        try (var text = Files.newBufferedReader(Path.of("..", "..", "k8s", "base", "access.yaml"))) {
            for (var document : new Yaml().loadAll(text)) {
                Json.list(new Gson().toJsonTree(document).getAsJsonObject(), "rules")
                        .forEach(rule -> add(rule, granted));
            }
        }
        return granted;
    }

    private static void add(JsonObject rule, Map<String, Set<String>> granted) {
        rule.getAsJsonArray("apiGroups")
                .forEach(group -> rule.getAsJsonArray("resources").forEach(resource -> {
                    var verbs = new TreeSet<String>();
                    rule.getAsJsonArray("verbs").forEach(verb -> verbs.add(verb.getAsString()));
                    granted.put(group.getAsString() + "/" + resource.getAsString(), verbs);
                }));
    }

    void allow(String verb, String resource) {
        allowed.computeIfAbsent(resource, none -> new TreeSet<>()).add(verb);
    }

    void forbid(String verb, String resource) {
        allowed.computeIfAbsent(resource, none -> new TreeSet<>()).remove(verb);
    }

    /** What has been asked for, to be compared with what may be. */
    Map<String, Set<String>> used() {
        return used;
    }

    void require(Request request) {
        require(request.verb(), request);
    }

    void require(String verb, Request request) {
        var resource = request.resource();
        var name = request.group() + "/" + resource;
        if (!allowed.getOrDefault(name, Set.of()).contains(verb)) {
            throw new StatusException(
                    403,
                    "Forbidden",
                    request.qualified() + (request.name().isEmpty() ? "" : " \"" + request.name() + "\"")
                            + " is forbidden: User \"system:serviceaccount:devex:devex-core\" cannot " + verb
                            + " resource \"" + resource + "\" in API group \"" + request.group()
                            + "\" in the namespace \"devex-repls\"");
        }
        used.computeIfAbsent(name, none -> ConcurrentHashMap.newKeySet()).add(verb);
    }
}
