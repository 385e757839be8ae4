package dev.devex.runner.hold;

import dev.devex.runner.options.Options;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The {@code release} command: lets a runner serve again that a save has had keep still, and may wait until it does. */
public final class ReleaseCommand {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int OK = 200;
    private static final int ANSWER_MILLIS = 2000;
    private static final long PAUSE_MILLIS = 50;
    private static final String HOLD = "--hold";
    private static final String PING = "--ping";

    private ReleaseCommand() {}

    public static int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments, Set.of(HOLD, PING));
            new Hold(Path.of(options.required(HOLD))).release();
            Optional<String> ping = options.find(PING);
            if (ping.isPresent()) {
                awaitAnswer(URI.create(ping.get()));
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println("Usage: runner release --hold FILE [--ping URL]");
            return WRONG_USAGE;
        } catch (IOException failed) {
            System.err.println("The runner cannot be released: " + failed.getMessage() + ".");
            return FAILED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static void awaitAnswer(URI ping) throws InterruptedException {
        while (!answers(ping)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean answers(URI ping) {
        try {
            HttpURLConnection connection = (HttpURLConnection) ping.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            return connection.getResponseCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
