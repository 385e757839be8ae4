package dev.devex.runner.server;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code serve} command: runs until it is told to end. */
public final class ServeCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNSAVED = 4;

    private ServeCommand() {}

    /** Returns only when it cannot serve; a signal ends the process, with 0 if nothing of the work is unsaved then. */
    public static int run(List<String> arguments) {
        try {
            serve(ServeOptions.parse(arguments));
            return FAILED;
        } catch (IllegalArgumentException wrong) {
            System.err.println("Wrong usage: " + wrong.getMessage() + ".");
            return WRONG_USAGE;
        } catch (IOException | RuntimeException failed) {
            LOG.debug("serve", failed);
            System.err.println("The runner cannot start: " + failed.getMessage() + ".");
            return FAILED;
        }
    }

    private static void serve(ServeOptions options) throws IOException {
        Service service = new Service(options);
        Thread end = new Thread(() -> end(service), "end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            service.run();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            // What could not start ends with a failure's exit code.
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    // The JVM would exit with 143 after SIGTERM, which reads like a failure to whoever waits for this process.
    private static void end(Service service) {
        int exit = UNSAVED;
        try {
            exit = service.end() ? 0 : UNSAVED;
        } finally {
            Runtime.getRuntime().halt(exit);
        }
    }
}
