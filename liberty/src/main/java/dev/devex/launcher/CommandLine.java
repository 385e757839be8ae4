package dev.devex.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;

/** The command line of Devex. */
final class CommandLine {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final String DEVELOPMENT = "--dev";

    private CommandLine() {}

    /** Returns what the process ends with: 0 after a stop that was asked for, 2 when something must be put right first, 1 after a failure. */
    static int run(Set<String> arguments) {
        if (!Set.of(DEVELOPMENT).containsAll(arguments)) {
            System.err.println("usage: java -jar devex.jar [" + DEVELOPMENT + "]");
            return REFUSED;
        }
        Interrupts.deliverTo(Thread.currentThread());
        try {
            var environment = SecretFiles.addTo(System.getenv());
            var launcher = new Launcher(place(), environment, new Console(System.out), arguments.contains(DEVELOPMENT));
            return launcher.run() ? 0 : FAILED;
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            return e instanceof FailedStartException ? FAILED : REFUSED;
        }
    }

    /** The folder of the jar. */
    private static Path place() {
        try {
            var jar = Path.of(CommandLine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
