package dev.devex.runner.durability;

import dev.devex.runner.durability.Outcome.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/** A command of its own for many rounds: {@code Durability [ROUNDS [SEED]]}. It prints what happened, and fails when anything was lost. */
public final class Durability {
    private static final int ROUNDS = 300;

    private Durability() {}

    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Path folder = Files.createTempDirectory("devex-durability");
        try (var site = new Site(folder, seed)) {
            Outcome outcome = new Rounds(site, seed).run(rounds, 0, 0);
            print("seed", seed);
            for (Event event : Event.values()) {
                print(event.name().toLowerCase(Locale.ROOT).replace('_', ' '), outcome.counted(event));
            }
            print("faults injected", site.faults());
            print("files lost", outcome.losses().size());
            System.out.println(site);
            outcome.losses().forEach(System.out::println);
            if (!outcome.losses().isEmpty()) {
                System.out.println("See " + folder);
                System.exit(1);
            }
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void print(String what, long count) {
        System.out.printf("%-20s %d%n", what, count);
    }
}
