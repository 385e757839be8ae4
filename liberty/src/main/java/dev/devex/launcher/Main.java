package dev.devex.launcher;

import java.util.Arrays;

/**
 * {@code java -jar devex.jar [--dev]}: starts Devex and stays until it is stopped; {@code java -jar devex.jar recover …}: reads the store when
 * all else is lost. This one class is compiled for Java 8, which, like
 * every Java since, can thus say that it is too old.
 */
public final class Main {
    private static final int NEEDED = 17;
    private static final int REFUSED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (!isNewEnough(version)) {
            System.err.println(refusal(version));
            System.exit(REFUSED);
        }
        System.exit(CommandLine.run(Arrays.asList(arguments)));
    }

    /** Java 8 calls itself 1.8. */
    static boolean isNewEnough(String version) {
        return !version.startsWith("1.") && Integer.parseInt(version) >= NEEDED;
    }

    static String refusal(String version) {
        return "Devex needs Java " + NEEDED + " or newer, and this is Java " + version
                + ": put a newer one on the PATH, or start Devex with its full path.";
    }
}
