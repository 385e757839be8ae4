package dev.devex.orchestration.internal;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SandboxWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Sandboxes as processes of this machine, with a runner that does as it is told. */
record ProcessWorld(Path root) implements SandboxWorld {
    static final URI CORE = URI.create("http://localhost:9080");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static ProcessWorld in(Path root) throws IOException {
        var world = new ProcessWorld(root);
        Files.createDirectories(root.resolve("orders"));
        Files.writeString(world.script(), runner());
        Files.setPosixFilePermissions(world.script(), PosixFilePermissions.fromString("rwx------"));
        return world;
    }

    @Override
    public Orchestrator open() {
        return open(LIMIT);
    }

    @Override
    public Orchestrator openImpatient() {
        return open(Duration.ofSeconds(2));
    }

    private Orchestrator open(Duration startLimit) {
        return new ProcessOrchestrator(new ProcessSettings(root, script(), startLimit, LIMIT), () -> {}, CORE);
    }

    @Override
    public void store(ReplId repl, String file, String content) throws IOException {
        var stored = root.resolve("stored").resolve(repl.value());
        Files.createDirectories(stored);
        Files.writeString(stored.resolve(file), content);
    }

    @Override
    public Optional<String> stored(ReplId repl, String file) throws IOException {
        return text(root.resolve("stored").resolve(repl.value()).resolve(file));
    }

    @Override
    public void edit(ReplId repl, String file, String content) throws IOException {
        Files.writeString(folder(repl).workspace().resolve(file), content);
    }

    @Override
    public Optional<String> seen(ReplId repl, String file) throws IOException {
        return text(folder(repl).workspace().resolve(file));
    }

    @Override
    public void fail(Step step, int exit, String sentence) throws IOException {
        Files.writeString(order(step, "sentence"), sentence + "\n");
        Files.writeString(order(step, "fail"), String.valueOf(exit));
    }

    @Override
    public void hang(Step step) throws IOException {
        Files.writeString(order(step, "hang"), "");
    }

    @Override
    public void heal(Step step) throws IOException {
        Files.deleteIfExists(order(step, "fail"));
        Files.deleteIfExists(order(step, "hang"));
    }

    @Override
    public boolean isUnderWay(Step step, ReplId repl) throws IOException {
        return process(step, repl).isPresent();
    }

    @Override
    public void killRunner(ReplId repl) throws IOException {
        runner(repl).kill();
    }

    @Override
    public void loseWork(ReplId repl) throws IOException {
        killRunner(repl);
        Disk.remove(folder(repl).workspace());
        Disk.remove(folder(repl).home());
    }

    /** Kills a step that hangs. */
    void kill(Step step, ReplId repl) throws IOException {
        process(step, repl).orElseThrow().kill();
    }

    private Optional<RunningProcess> process(Step step, ReplId repl) throws IOException {
        return text(order(step, "pid." + repl))
                .filter(pid -> pid.endsWith("\n"))
                .flatMap(pid -> RunningProcess.find(Long.parseLong(pid.strip())));
    }

    RunningProcess runner(ReplId repl) throws IOException {
        var announced = folder(repl).announced().orElseThrow();
        return RunningProcess.find(announced.pid()).orElseThrow();
    }

    SandboxFolder folder(ReplId repl) {
        return SandboxFolder.in(root.resolve("sandboxes"), repl);
    }

    Path script() {
        return root.resolve("runner.sh");
    }

    private Path order(Step step, String what) {
        return root.resolve("orders").resolve(step.name().toLowerCase(Locale.ROOT) + "." + what);
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static String runner() throws IOException {
        try (var script = ProcessWorld.class.getResourceAsStream("runner.sh")) {
            if (script == null) {
                throw new IOException("runner.sh is missing");
            }
            var classes = FakeRunner.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "@java@",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString())
                    .replace("@classes@", classes);
        }
    }
}
