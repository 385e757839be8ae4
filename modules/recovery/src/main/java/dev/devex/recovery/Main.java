package dev.devex.recovery;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;

/** The command line; {@code devex.jar recover} calls it. Its settings are the environment's. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        LogManager.getLogManager().reset(); // what libraries have to say of a failure is said once, in a sentence
        var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err);
        System.exit(new Recovery(System.getenv(), out, err).run(List.of(arguments)));
    }

    /** Names may be of any letters, whatever the locale. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
