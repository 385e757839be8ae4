package dev.devex.repl.internal.rest;

import dev.devex.storage.UploadGrant;
import dev.devex.storage.UploadGrant.Upload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** Permission to upload objects on the wire; its addresses are secrets. */
final class UploadGrantJson {
    private UploadGrantJson() {}

    static JsonObject of(UploadGrant grant) {
        var uploads = Json.createArrayBuilder();
        grant.uploads().forEach(upload -> uploads.add(upload(upload)));
        return Json.createObjectBuilder()
                .add("uploads", uploads)
                .add("expiresAt", grant.expiresAt().toString())
                .build();
    }

    private static JsonObject upload(Upload upload) {
        return upload.url()
                .map(url -> Json.createObjectBuilder()
                        .add("url", url.toString())
                        .add("headers", Json.createObjectBuilder(Map.<String, Object>copyOf(upload.headers())))
                        .build())
                .orElseGet(() -> Json.createObjectBuilder().add("stored", true).build());
    }
}
