package dev.devex.runner.access;

import static dev.devex.runner.options.Options.require;

import dev.devex.runner.options.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** The {@code ticket} command: prints a ticket signed with a key of one's own, to try a client without a core. */
public final class TicketCommand {
    private static final Set<String> NAMES = Set.of("--keys", "--key", "--repl", "--user", "--for");
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private TicketCommand() {}

    public static int run(List<String> arguments) {
        try {
            System.out.println(ticket(Options.parse(arguments, NAMES)));
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println("Wrong usage: " + wrong.getMessage() + ".");
            return WRONG_USAGE;
        } catch (IOException failed) {
            System.err.println("There is no ticket: " + failed.getMessage() + ".");
            return FAILED;
        }
    }

    private static String ticket(Options options) throws IOException {
        String repl = options.required("--repl");
        require(repl.matches("repl-[0-9a-f-]{36}"), "--repl must be the id of a repl");
        String user = options.find("--user").orElse("local:me");
        Duration lifetime = duration(options.find("--for").orElse("PT1H"));
        return OwnKey.open(Path.of(options.required("--key")), Path.of(options.required("--keys")))
                .ticket(repl, user, lifetime);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            require(duration.toSeconds() > 0, "--for must be at least a second");
            return duration;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("--for must look like PT1H or P7D", malformed);
        }
    }
}
