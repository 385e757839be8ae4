package dev.devex.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Open Liberty with the EAR, as a child process. */
final class LibertyServer implements AutoCloseable {
    private static final String NAME = "liberty";
    private static final String SERVER = "devex";
    private static final int JAVA_WITH_OTHER_OPTIONS = 24;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

    private static final List<String> FAILURES = List.of("CWWKZ0002E", "CWWKZ0014W", "CWWKO0221E");

    private final FileTime start = FileTime.from(Instant.now());
    private final OwnProcess process;
    private final Path log;

    private LibertyServer(OwnProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Ends a server that a killed launcher left behind. */
    static void takeOver(DataDirectory directory) {
        OwnProcess.endRecorded(directory.processRecord(NAME), STOP_PATIENCE);
    }

    static LibertyServer start(Installation installation, DataDirectory directory, Map<String, String> environment) {
        return new LibertyServer(
                OwnProcess.start(
                        command(installation),
                        environment,
                        directory.folder(NAME),
                        directory.log("liberty.log"),
                        directory.processRecord(NAME)),
                directory.log("messages.log"));
    }

    /** Whether it has ended, or says that the application or the port did not come up, which it survives. */
    boolean hasFailed() {
        return !process.isAlive() || FAILURES.stream().anyMatch(messages()::contains);
    }

    /** Its log, a new one for each start. */
    Path log() {
        return log;
    }

    private String messages() {
        try {
            return Files.exists(log) && Files.getLastModifiedTime(log).compareTo(start) >= 0
                    ? Files.readString(log)
                    : "";
        } catch (IOException e) {
            return ""; // between two logs
        }
    }

    CompletableFuture<Process> exit() {
        return process.exit();
    }

    /** What {@code bin/server run} would call, without the shell between. */
    private static List<String> command(Installation installation) {
        var options = Runtime.version().feature() < JAVA_WITH_OTHER_OPTIONS ? "java9.options" : "java24.options";
        var tools = installation.liberty().resolve("bin/tools");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + installation.configuration().resolve("servers/" + SERVER + "/jvm.options"));
        command.add("@" + installation.liberty().resolve("lib/platform/java/" + options));
        command.add("-javaagent:" + tools.resolve("ws-javaagent.jar"));
        command.add("-jar");
        command.add(tools.resolve("ws-server.jar").toString());
        command.add(SERVER);
        return command;
    }

    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }
}
