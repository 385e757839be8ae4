package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** What both commands need, put together from their arguments, and how both end. */
record Transfer(Roots roots, CoreClient core, StoreClient store, Patience patience) {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    static int run(List<String> arguments, Command command) {
        return run(arguments, command, new Patience(BOUND, FIRST_PAUSE));
    }

    static int run(List<String> arguments, Command command, Patience patience) {
        try {
            command.run(of(TransferOptions.parse(arguments), patience));
            return ExitCode.DONE.status();
        } catch (CommandException e) {
            return end(e.exitCode(), e.sentence());
        } catch (SnapshotException e) {
            return end(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            System.err.println(e);
            return end(ExitCode.FAILED, "The workspace's folder cannot be read or written.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(ExitCode.FAILED, "It was interrupted.");
        }
    }

    private static Transfer of(TransferOptions options, Patience patience) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        var core = new CoreClient(http, Access.read(options.access()));
        return new Transfer(options.roots(), core, new StoreClient(http), patience);
    }

    private static int end(ExitCode code, String sentence) {
        System.err.println(sentence);
        return code.status();
    }

    interface Command {
        void run(Transfer transfer) throws IOException, InterruptedException;
    }
}
