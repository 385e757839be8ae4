package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;

/**
 * Objects as they are sent: without the empty lists and maps that the client's models begin with. To say that something is empty
 * is to claim it, and the API server refuses some fields whatever they hold.
 */
final class SparseJson {
    private SparseJson() {}

    static JsonElement of(Object model) {
        var json = JSON.getGson().toJsonTree(model);
        prune(json);
        return json;
    }

    private static void prune(JsonElement json) {
        if (json instanceof JsonArray array) {
            array.forEach(SparseJson::prune);
        } else if (json instanceof JsonObject object) {
            object.asMap().values().forEach(SparseJson::prune);
            object.asMap().values().removeIf(SparseJson::isEmpty);
        }
    }

    private static boolean isEmpty(JsonElement json) {
        return (json instanceof JsonArray array && array.isEmpty())
                || (json instanceof JsonObject object && object.isEmpty());
    }
}
