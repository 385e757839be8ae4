package dev.devex.runner.saves;

import dev.devex.runner.saves.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Saves and restores 20,000 real files of 500 MB, in turn with tar and zstd on the same disk, and prints a table. */
final class Benchmark {
    private static final int ROUNDS = 3;
    private static final String TAR = "tar c workspace home | zstd -q -3 -f -o ../work.tar.zst";
    private static final String UNTAR = "zstd -q -d -c ../work.tar.zst | tar x";

    private final Path program;
    private final Path folder;
    private final BenchTree tree;
    private final Site site;
    private final Path access;
    private final Saver saver;
    private final Figures figures = new Figures();

    private Benchmark(Path program, Path folder, BenchTree tree, Site site) throws IOException {
        this.program = program;
        this.folder = folder;
        this.tree = tree;
        this.site = site;
        access = folder.resolve("access.json");
        saver = Saver.start(program, tree.folder(), access);
    }

    /** {@code RUNNER SOURCE FOLDER}: the start script, what real files to copy, and where there is room for a dozen times 500 MB. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Thread.currentThread().setUncaughtExceptionHandler(Benchmark::fail);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[2])), "saves");
        var tree = new BenchTree(folder.resolve("tree"), 20_000, 500_000_000);
        try (var site = new Site(folder)) {
            tree.fill(Path.of(arguments[1]));
            var benchmark = new Benchmark(Path.of(arguments[0]), folder, tree, site);
            benchmark.play();
            System.out.print(benchmark.table());
        } finally {
            Commands.delete(folder);
        }
        System.exit(0);
    }

    // The store has threads that would go on.
    private static void fail(Thread main, Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }

    private void play() throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>(List.of(this::tar, this::save, this::untar, this::restore));
        tar();
        save();
        restore();
        saveChanges(0);
        figures.clear();
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.println("round " + round + " of " + ROUNDS);
            for (Step step : steps) {
                step.run();
            }
            saveChanges(round);
            Collections.reverse(steps);
        }
        objectPerFile();
    }

    private void tar() throws IOException, InterruptedException {
        figures.add("tar", Commands.shell(tree.folder(), TAR).milliseconds());
    }

    /** As in a sandbox that began with a template and was given all its files since. */
    private void save() throws IOException, InterruptedException {
        site.begin(access);
        Path template = emptyFolder();
        Commands.runner(program, "restore", template, access);
        for (String file : List.of("index", "index.snapshot")) {
            Files.copy(template.resolve(file), tree.folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        figures.add("save", runner("save", tree.folder()));
    }

    private void untar() throws IOException, InterruptedException {
        figures.add("untar", Commands.shell(emptyFolder(), UNTAR).milliseconds());
    }

    private void restore() throws IOException, InterruptedException {
        figures.add("restore", runner("restore", emptyFolder()));
    }

    private void saveChanges(int round) throws IOException, InterruptedException {
        tree.change(ROUNDS + round);
        figures.add("saveAlone", runner("save", tree.folder()));
        tree.change(2 * ROUNDS + round);
        figures.add("saveEverywhere", saver.save(List.of()));
        List<Path> changed = tree.change(round);
        double compressed = 0;
        for (Path file : changed) {
            compressed += Double.parseDouble(Commands.shell(folder, "zstd -q -3 -c '" + file + "' | wc -c")
                    .output());
        }
        figures.add("compressed", compressed);
        Map<String, Long> before = site.objects();
        figures.add("saveChanges", saver.save(folders(changed)));
        figures.add(
                "sent",
                site.objects().entrySet().stream()
                        .filter(object -> !before.containsKey(object.getKey()))
                        .mapToDouble(object -> (double) object.getValue())
                        .sum());
    }

    /** As the runner's watch names them. */
    private List<String> folders(List<Path> files) {
        return files.stream()
                .map(file -> tree.folder().relativize(file.resolveSibling("")).toString())
                .toList();
    }

    private void objectPerFile() throws IOException, InterruptedException {
        var other = new ObjectPerFile(site.s3(), tree.folder());
        figures.add("files", other.save(FileTime.fromMillis(0)));
        FileTime now = FileTime.fromMillis(System.currentTimeMillis());
        tree.change(3 * ROUNDS + 1);
        figures.add("filesChanges", other.save(now));
    }

    private double runner(String command, Path sandbox) throws IOException, InterruptedException {
        Outcome outcome = Commands.runner(program, command, sandbox, access);
        figures.add(command + "Memory", outcome.memory());
        return outcome.milliseconds();
    }

    /** A new one each time: ext4 takes longer to make files where many were deleted a moment before. */
    private Path emptyFolder() throws IOException {
        return Files.createTempDirectory(folder, "empty");
    }

    private String table() {
        return String.join(
                "\n",
                tree.description() + ", medians of " + ROUNDS + " rounds",
                "| Work | Devex | beside it | ratio | must be at most |",
                "|---|---|---|---|---|",
                row("first save / tar c, zstd -3", "save", "tar", "ms", "1.8"),
                row("restore / zstd -d, tar x", "restore", "untar", "ms", "1.6"),
                row("first save / one object per file", "save", "files", "ms", ""),
                row("save after 10 changes", "saveChanges", "", "ms", "400 ms"),
                row("the same, looking everywhere", "saveEverywhere", "", "ms", ""),
                row("the same, by a process of its own", "saveAlone", "", "ms", ""),
                row("the same / one object per file", "saveChanges", "filesChanges", "ms", ""),
                row("bytes sent / the files compressed", "sent", "compressed", "bytes", "1.2"),
                Figures.row("memory of a save", figures.highest("saveMemory"), "MiB", Double.NaN, "128 MiB"),
                Figures.row("memory of the saver", saver.memory(), "MiB", Double.NaN, "128 MiB"),
                Figures.row("memory of a restore", figures.highest("restoreMemory"), "MiB", Double.NaN, ""),
                "");
    }

    private String row(String work, String ours, String other, String unit, String must) {
        return Figures.row(work, figures.median(ours), unit, figures.median(other), must);
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
