package dev.devex.runner;

import dev.devex.runner.access.TicketCommand;
import dev.devex.runner.hold.ReleaseCommand;
import dev.devex.runner.server.Rehearsal;
import dev.devex.runner.server.ServeCommand;
import dev.devex.runner.workspace.RestoreCommand;
import dev.devex.runner.workspace.SaveCommand;
import dev.devex.runner.workspace.SaverCommand;
import java.util.List;

/** The runner's command line. */
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final String USAGE = """
            Usage: runner serve --workspace DIR --home DIR --repl ID --keys FILE --public-url URL
                          [--host 127.0.0.1] [--port 0] [--base-path /x] [--keys-url URL] [--announce FILE]
                          [--ring 1048576] [--preview-domain DOMAIN] [--access FILE --index FILE]
                          [--hold FILE]
                   runner ticket --keys FILE --key FILE --repl ID [--user NAME] [--for PT1H]
                   runner restore --workspace DIR --home DIR --access FILE --index FILE
                   runner save --workspace DIR --home DIR --access FILE --index FILE [--hold FILE]
                          [--folder workspace/DIR ...]
                   runner saver --workspace DIR --home DIR --access FILE --index FILE
                   runner release --hold FILE [--ping URL]

            serve    serves the files, terminals and programs of one repl until SIGTERM
              --host, --port  where to listen; port 0 takes a free one
              --base-path     the path under which everything is
              --workspace     the folder of the repl's files
              --home          the home folder of its terminals
              --repl          its id, repl- and a UUID; only tickets to this repl are let in
              --keys          the public keys that tickets are checked with, a JWK set (RFC 7517)
              --keys-url      where newer ones are, asked for a key that is not known
              --public-url    where browsers reach the core; its pages alone may call
              --announce      written once it listens: {"port":N,"pid":P}
              --ring          how many bytes of each terminal's output are kept
              --preview-domain  under which each previewed program has a host of its own; on a loopback host localhost
              --access, --index  has the workspace saved while people work in it
            ticket   prints a ticket, signed with a key of your own, to try the runner alone
              --key, --keys   the private key and, for serve, the public one; made when neither file is there
              --repl          the repl it lets into
              --user          whose it is, local:me if nothing is said
              --for           how long it is good (ISO 8601)
            restore  brings the newest stored copy of the workspace
            save     stores the workspace
            saver    does so for each line it reads: an array (JSON) of folders, as for --folder, or none for everything
            release  lets a runner serve again that a save has had keep still
              --access        JSON: {"core","repl","session","token"}; what DEVEX_ACCESS holds is put there first
              --hold          a file: save makes it, and a runner that was given it ends what it runs until it is gone
              --ping          where release waits until the runner answers
              --index         a file outside the folders, where one save leaves to the next what it has read
              --folder        where save looks for changes, if that is known: workspace/DIR, or home/DIR; may be repeated

            Alone, on port 9090, without a core; a client shows the ticket as Authorization: Bearer TICKET:
              runner ticket --keys keys.json --key key.json --repl repl-00000000-0000-0000-0000-000000000000
              runner serve --keys keys.json --repl repl-00000000-0000-0000-0000-000000000000 \\
                  --workspace . --home "$HOME" --public-url http://localhost:9080 --port 9090

            Exit: 0 done, 1 failed, 2 wrong usage; of save and restore also 3 refused for good, 4 try again later,
            5 not as the workspace is; of serve after SIGTERM 0 only if everything is saved, else 4.
            """;

    private Main() {}

    public static void main(String... arguments) {
        List<String> all = List.of(arguments);
        String command = all.isEmpty() ? "" : all.get(0);
        System.exit(run(command, all.subList(Math.min(1, all.size()), all.size())));
    }

    private static int run(String command, List<String> arguments) {
        return switch (command) {
            case "serve" -> ServeCommand.run(arguments);
            case "ticket" -> TicketCommand.run(arguments);
            case "rehearse" -> Rehearsal.run();
            case "save" -> SaveCommand.run(arguments);
            case "saver" -> SaverCommand.run(arguments);
            case "release" -> ReleaseCommand.run(arguments);
            case "restore" -> RestoreCommand.run(arguments);
            case "--help", "-h", "help" -> help();
            default -> wrongUsage();
        };
    }

    private static int help() {
        System.out.print(USAGE);
        return 0;
    }

    private static int wrongUsage() {
        System.err.print(USAGE);
        return WRONG_USAGE;
    }
}
