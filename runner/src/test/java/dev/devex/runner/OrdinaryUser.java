package dev.devex.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs with the rights of an ordinary user, whom modes and owners keep out, also where the tests are run by root. */
public final class OrdinaryUser {
    /** What lets root ignore them (capabilities(7)). */
    private static final String LESS = "-dac_override,-dac_read_search,-fowner";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private OrdinaryUser() {}

    /** Runs a main class of the tests' own class path to its end and returns its exit code. */
    public static int run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                ROOT ? List.of("setpriv", "--bounding-set", LESS, "--inh-caps", LESS) : List.<String>of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Gives a file to somebody else, who keeps it to himself. */
    public static void giveAway(Path file) throws IOException, InterruptedException {
        String script = "chmod 600 \"$0\" && chown " + (ROOT ? "65534" : "0") + " \"$0\"";
        var command = new ArrayList<>(ROOT ? List.<String>of() : List.of("sudo", "-n"));
        command.addAll(List.of("sh", "-c", script, file.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("This test must be run by root, or by one who may use sudo.");
        }
    }
}
