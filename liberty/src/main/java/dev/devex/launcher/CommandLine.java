package dev.devex.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The command line of Devex. */
final class CommandLine {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final String DEVELOPMENT = "--dev";
    private static final String RECOVERY = "recover";

    private CommandLine() {}

    /** Returns what the process ends with: 0 after a stop that was asked for, 2 when something must be put right first, 1 after a failure. */
    static int run(List<String> arguments) {
        var recovers = !arguments.isEmpty() && arguments.get(0).equals(RECOVERY);
        if (!recovers && !Set.of(DEVELOPMENT).containsAll(arguments)) {
            System.err.println("usage: java -jar devex.jar [" + DEVELOPMENT + " | " + RECOVERY + " …]");
            return REFUSED;
        }
        Interrupts.deliverTo(Thread.currentThread());
        try {
            var environment = SecretFiles.addTo(System.getenv());
            if (recovers) {
                return new Recovery(place(), environment).run(arguments.subList(1, arguments.size()));
            }
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
