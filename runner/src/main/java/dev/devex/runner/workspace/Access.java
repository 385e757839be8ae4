package dev.devex.runner.workspace;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** How this sandbox reaches the core, and what it may do there. */
record Access(URI core, String repl, String token) {
    static Access read(Path file) {
        try (var reader = Json.createReader(Files.newInputStream(file))) {
            JsonObject json = reader.readObject();
            return new Access(URI.create(json.getString("core")), json.getString("repl"), json.getString("token"));
        } catch (IOException | JsonException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, "The file given with --access cannot be read.");
        }
    }

    URI resource(String name) {
        return URI.create(core + "/sandbox/repls/" + repl + "/" + name);
    }

    @Override
    public String toString() {
        return "Access[" + repl + "]";
    }
}
