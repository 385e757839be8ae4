package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON trees by paths such as {@code metadata/labels}; a slash in a name is written as a tilde. */
final class Json {
    private Json() {}

    static JsonObject parse(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    static @Nullable JsonElement find(JsonObject root, String path) {
        JsonElement here = root;
        for (var name : path.split("/")) {
            here = here instanceof JsonObject object ? object.get(name.replace('~', '/')) : null;
        }
        return here == null || here.isJsonNull() ? null : here;
    }

    static String text(JsonObject root, String path) {
        var found = find(root, path);
        return found == null ? "" : found.getAsString();
    }

    static JsonObject object(JsonObject root, String path) {
        return find(root, path) instanceof JsonObject object ? object : new JsonObject();
    }

    static List<JsonObject> list(JsonObject root, String path) {
        var list = new ArrayList<JsonObject>();
        if (find(root, path) instanceof JsonArray array) {
            array.forEach(element -> list.add(element.getAsJsonObject()));
        }
        return list;
    }

    static void set(JsonObject root, String path, JsonElement value) {
        var names = Arrays.stream(path.split("/"))
                .map(name -> name.replace('~', '/'))
                .toList();
        var here = root;
        for (var name : names.subList(0, names.size() - 1)) {
            if (!(here.get(name) instanceof JsonObject)) {
                here.add(name, new JsonObject());
            }
            here = here.getAsJsonObject(name);
        }
        here.add(names.get(names.size() - 1), value);
    }

    static void set(JsonObject root, String path, String value) {
        set(root, path, new JsonPrimitive(value));
    }

    static JsonObject of(Map<String, ?> values) {
        var object = new JsonObject();
        values.forEach((name, value) -> object.add(name, element(value)));
        return object;
    }

    static JsonArray array(List<JsonObject> values) {
        var array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive(value.toString());
    }
}
