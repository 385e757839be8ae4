package dev.devex.runner.durability;

import dev.devex.runner.Main;
import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A sandbox of one session: its two folders, and the runner's commands for them. */
record Sandbox(Path folder, long session) {
    /** Makes one with empty folders, that reaches the core at that address. */
    static Sandbox make(Path parent, long session, URI core, String repl) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("session-" + session));
        Files.createDirectory(folder.resolve("workspace"));
        Files.createDirectory(folder.resolve("home"));
        String access = "{\"core\":\"%s\",\"repl\":\"%s\",\"session\":%d,\"token\":\"%d\"}";
        Files.writeString(folder.resolve("access.json"), access.formatted(core, repl, session, session));
        return new Sandbox(folder, session);
    }

    /** Looking only into those folders; none stand for everything. */
    Process save(Set<String> folders) throws IOException {
        List<String> more =
                folders.stream().flatMap(name -> Stream.of("--folder", name)).toList();
        return command("save", more);
    }

    Process restore() throws IOException {
        return command("restore", List.of());
    }

    /** What it holds now. */
    Map<String, Sha256> files() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String root : List.of("workspace", "home")) {
            try (var walk = Files.walk(folder.resolve(root))) {
                walk.filter(Files::isRegularFile).forEach(paths::add);
            }
        }
        var files = new HashMap<String, Sha256>();
        for (Path path : paths) {
            files.put(folder.relativize(path).toString(), Sha256.ofContent(Files.readAllBytes(path)));
        }
        return files;
    }

    private Process command(String name, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(name));
        for (String option : List.of("workspace", "home")) {
            arguments.addAll(List.of("--" + option, folder.resolve(option).toString()));
        }
        arguments.addAll(List.of("--access", folder.resolve("access.json").toString()));
        arguments.addAll(List.of("--index", folder.resolve("index").toString()));
        arguments.addAll(more);
        return JavaProcess.start(folder.resolve("runner.log"), Main.class, arguments.toArray(String[]::new));
    }
}
