package dev.devex.runner.workspace;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the core says to an object that is to be stored. The address carries its own permission: it is a secret.
 *
 * @param address where to put it; none when it is stored already
 * @param headers that the store wants to see with it
 */
record UploadGrant(Optional<URI> address, Map<String, String> headers) {
    static UploadGrant of(JsonValue value) {
        JsonObject json = value.asJsonObject();
        if (json.getBoolean("stored", false)) {
            return new UploadGrant(Optional.empty(), Map.of());
        }
        JsonObject headers = json.getJsonObject("headers");
        return new UploadGrant(
                Optional.of(URI.create(json.getString("url"))),
                headers.keySet().stream().collect(Collectors.toMap(name -> name, headers::getString)));
    }

    @Override
    public String toString() {
        return "UploadGrant[]";
    }
}
