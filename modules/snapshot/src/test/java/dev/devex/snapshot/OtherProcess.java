package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Saves {@code from/} and restores it as {@code to/} in a process of its own, with another locale or fewer rights. */
final class OtherProcess {
    /** A user like any other: root, too, is kept out by modes and owners without these capabilities (capabilities(7)). */
    private static final String LESS = "-dac_override,-dac_read_search,-fowner,-chown";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private OtherProcess() {}

    static List<String> copyWithoutLocale(Path folder) throws IOException, InterruptedException {
        return run(folder, List.of());
    }

    static List<String> copyAsOrdinaryUser(Path folder) throws IOException, InterruptedException {
        return run(folder, ROOT ? List.of("setpriv", "--bounding-set", LESS, "--inh-caps", LESS) : List.of());
    }

    /** Gives a file to somebody else, who keeps it to himself. */
    static void giveAway(Path file) throws IOException, InterruptedException {
        String script = "chmod 600 \"$0\" && chown " + (ROOT ? "65534" : "0") + " \"$0\"";
        var command = new ArrayList<>(ROOT ? List.<String>of() : List.of("sudo", "-n"));
        command.addAll(List.of("sh", "-c", script, file.toString()));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("This test must be run by root, or by one who may use sudo.");
        }
    }

    /** Returns what was left out, and why. */
    private static List<String> run(Path folder, List<String> prefix) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName()));
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().put("LC_ALL", "POSIX");
        var process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException("The copy failed.");
        }
        return lines;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var store = new StoredObjects();
        var prepared = new SnapshotSaver(roots("from"), store, store, Path.of("index")).prepare(Optional.empty());
        SnapshotRestorer.restore(prepared.save().orElseThrow().manifest(), store, roots("to"));
        prepared.omissions().forEach(omission -> System.out.println(omission.path() + " " + omission.reason()));
    }

    private static Roots roots(String folder) {
        return new Roots(
                Path.of(folder, "workspace").toAbsolutePath(),
                Path.of(folder, "home").toAbsolutePath());
    }
}
