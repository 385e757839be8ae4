package dev.devex.ear;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One repl of somebody's, and its history. */
record HistoryClient(Client client, String repl) {
    static HistoryClient create(Client client, String name) throws IOException, InterruptedException {
        return new HistoryClient(client, client.create(name, "node"));
    }

    /** Starts it, has that text in a file, a link and an empty file beside it, and stops it. */
    void write(String text) throws IOException, InterruptedException {
        run("printf " + text + " > notes.txt; ln -sfn notes.txt link; mkdir -p folder; touch 'folder/Zürich 1.txt'");
    }

    /** Starts it, runs a command, and stops it. */
    void run(String command) throws IOException, InterruptedException {
        client.start(repl);
        type(command);
        client.stop(repl);
    }

    void type(String command) throws IOException, InterruptedException {
        try (var runner = client.connect(repl)) {
            runner.type(command + "; echo done-$((1 + 1))", "done-2");
        }
    }

    /** The text in the sandbox. */
    String notes() throws IOException, InterruptedException {
        try (var runner = client.connect(repl)) {
            return runner.content("notes.txt");
        }
    }

    /** The text in a stored state; something else when there is none. */
    String notes(String snapshot) throws IOException, InterruptedException {
        return client.get(path("/snapshots/" + snapshot + "/files/workspace/notes.txt"))
                .body();
    }

    String path(String path) {
        return "/api/repls/" + repl + path;
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return Client.object(Client.expect(client.get(path(path)), 200));
    }

    JsonArray snapshots() throws IOException, InterruptedException {
        return Client.array(client.get(path("/snapshots")));
    }

    String newest() throws IOException, InterruptedException {
        return get("/snapshots/now").getString("id");
    }

    HttpResponse<String> restore(String snapshot) throws IOException, InterruptedException {
        return client.post(path("/snapshots/" + snapshot + "/restore"));
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return Client.HTTP.send(client.request(path(path)).build(), BodyHandlers.ofByteArray());
    }

    void delete() throws IOException, InterruptedException {
        client.deleteWhole(repl);
    }

    static List<String> paths(JsonObject listing) {
        return listing.getJsonArray("files").stream()
                .map(file -> file.asJsonObject().getString("path"))
                .toList();
    }

    static List<String> changes(JsonObject diff) {
        return diff.getJsonArray("changes").stream()
                .map(change -> change.asJsonObject())
                .map(change -> change.getString("kind") + " " + change.getString("path"))
                .toList();
    }

    /** The names of folders; of files with what they hold. */
    static List<String> entries(byte[] bytes) throws IOException {
        var entries = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                entries.add(entry.isDirectory() ? entry.getName() : entry.getName() + "=" + content);
            }
        }
        return entries;
    }
}
