package dev.devex.storage.internal.records;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.UnreadableWorkspaceException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Set;

/** A {@link Head} as {@code head.json}. */
public final class HeadJson {
    private static final int VERSION = 2;

    private HeadJson() {}

    static byte[] write(Head head) {
        return StoredJson.bytes(Json.createObjectBuilder()
                .add("version", VERSION)
                .add("session", head.session())
                .add("snapshot", SnapshotJson.write(head.newest()))
                .add("branches", head.branches())
                .add("collecting", Json.createArrayBuilder(head.collecting()))
                .build());
    }

    /**
     * @throws UnreadableWorkspaceException when it is of another version
     * @throws UnavailableException when it is not ours, or damaged
     */
    public static Head read(String text) {
        return StoredJson.read(text, HeadJson::read);
    }

    private static Head read(JsonObject json) {
        requireVersion(json.getInt("version"));
        return new Head(
                SnapshotJson.read(json.getJsonObject("snapshot")),
                SnapshotJson.number(json, "session"),
                SnapshotJson.number(json, "branches"),
                Set.copyOf(json.getJsonArray("collecting").getValuesAs(JsonString::getString)));
    }

    private static void requireVersion(int version) {
        if (version < VERSION) {
            throw new UnreadableWorkspaceException(
                    "This workspace was stored by an early version of Devex, in a form that this one does not read.");
        }
        if (version > VERSION) {
            throw new UnreadableWorkspaceException("This workspace was stored by a newer version of Devex.");
        }
    }
}
