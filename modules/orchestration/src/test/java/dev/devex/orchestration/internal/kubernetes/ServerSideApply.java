package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Server-side apply as far as it matters here: each manager owns the fields it has applied, loses those it no longer names, and is
 * refused another's unless it insists. Lists are one field each.
 */
final class ServerSideApply {
    private static final Set<String> NOBODYS = Set.of(
            "apiVersion", "kind", "metadata/name", "metadata/namespace", "metadata/uid", "metadata/resourceVersion");

    /** By object, then by manager with its operation, such as {@code devex/Apply}. */
    private final Map<String, Map<String, Set<String>>> owners = new HashMap<>();

    /** @param key names the object that is {@code there}, which becomes as it is wanted */
    void apply(String key, JsonObject there, JsonObject wanted, String manager, boolean force) {
        var owners = of(key);
        var fields = leaves("", wanted, new LinkedHashMap<>());
        fields.keySet().removeAll(NOBODYS);
        if (!force) {
            requireNoConflict(there, fields, owners, manager);
        }
        owners.getOrDefault(manager, Set.of()).stream()
                .filter(field -> !fields.containsKey(field))
                .filter(field -> owners.entrySet().stream()
                        .noneMatch(other -> !other.getKey().equals(manager)
                                && other.getValue().contains(field)))
                .forEach(field -> remove(there, field));
        fields.forEach((field, value) -> {
            if (!value.equals(Json.find(there, field))) {
                owners.forEach((other, owned) -> owned.remove(field));
            }
            Json.set(there, field, value);
        });
        owners.put(manager, new TreeSet<>(fields.keySet()));
    }

    /** What another operation than apply has written is that manager's from now on. */
    void note(String key, JsonObject patch, String manager) {
        var fields = leaves("", patch, new LinkedHashMap<>()).keySet();
        fields.removeAll(NOBODYS);
        of(key).computeIfAbsent(manager, none -> new TreeSet<>()).addAll(fields);
    }

    private static void requireNoConflict(
            JsonObject there, Map<String, JsonElement> fields, Map<String, Set<String>> owners, String manager) {
        fields.forEach((field, value) -> owners.forEach((other, owned) -> {
            if (!other.equals(manager) && owned.contains(field) && !value.equals(Json.find(there, field))) {
                throw new StatusException(
                        409, "Conflict", "Apply failed with 1 conflict: conflict with \"" + other + "\": ." + field);
            }
        }));
    }

    private static Map<String, JsonElement> leaves(String path, JsonObject object, Map<String, JsonElement> leaves) {
        object.entrySet().forEach(entry -> {
            // A key of an annotation may hold slashes.
            var name = path + entry.getKey().replace("/", "~");
            if (entry.getValue() instanceof JsonObject inner && inner.size() > 0) {
                leaves(name + "/", inner, leaves);
            } else {
                leaves.put(name, entry.getValue());
            }
        });
        return leaves;
    }

    private static void remove(JsonObject there, String field) {
        var slash = field.lastIndexOf('/');
        if (slash < 0) {
            there.remove(field);
        } else {
            Json.object(there, field.substring(0, slash))
                    .remove(field.substring(slash + 1).replace("~", "/"));
        }
    }

    private Map<String, Set<String>> of(String key) {
        return owners.computeIfAbsent(key, none -> new LinkedHashMap<>());
    }
}
