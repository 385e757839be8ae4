package dev.devex.snapshot.bench;

import dev.devex.snapshot.bench.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Saves and restores 20,000 real files of 500 MB, in turn with tar and zstd on the same disk, and prints a table. */
final class Benchmark {
    private static final int ROUNDS = 3;
    private static final List<String> SERVER =
            List.of("-Xmx256m", "-Dlogback.configurationFile=dev/devex/snapshot/bench/logback.xml");
    private static final List<String> MANY_CONNECTIONS = List.of("-Dhttp.maxConnections=32");
    private static final String TAR = "tar c workspace home | zstd -q -3 -f -o ../work.tar.zst";
    private static final String UNTAR = "zstd -q -d -c ../work.tar.zst | tar x";

    private final Path folder;
    private final Commands commands;
    private final BenchTree tree;
    private final String bucket;
    private final Figures figures = new Figures();
    private final List<String> options;
    private String manifest = "none";

    private Benchmark(Path folder, BenchTree tree, Commands commands, int port)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.commands = commands;
        this.tree = tree;
        bucket = "http://127.0.0.1:" + port + "/bench/";
        Path archive = folder.resolve("classes.jsa");
        options = new ArrayList<>(Commands.JVM);
        rehearse(archive);
        options.add("-XX:SharedArchiveFile=" + archive);
    }

    /** {@code SOURCE FOLDER}: what real files to copy, and where there is room for three times 500 MB. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[1])), "bench");
        var tree = new BenchTree(folder.resolve("tree"), 20_000, 500_000_000);
        tree.fill(Path.of(arguments[0]));
        Files.createDirectories(folder.resolve("store/bench"));
        String classpath = Classpath.packedInto(folder);
        var commands = new Commands(Classpath.ofTransfers(classpath));
        Process server = new ProcessBuilder(
                        new Commands(classpath).javaCommand(SERVER, S3Server.class, folder.resolve("store")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int port = Integer.parseInt(server.inputReader().readLine());
            var benchmark = new Benchmark(folder, tree, commands, port);
            benchmark.play();
            System.out.print(benchmark.table());
        } finally {
            server.destroy();
            server.waitFor();
            Commands.delete(folder);
        }
        System.exit(0);
    }

    /** Once with few files: the classes it loads are archived, as the runner's are when it is built. */
    private void rehearse(Path archive) throws IOException, InterruptedException {
        Path few = folder.resolve("few");
        Files.createDirectories(few.resolve("home"));
        Files.writeString(Files.createDirectories(few.resolve("workspace")).resolve("file"), "x");
        var recording = new ArrayList<>(options);
        recording.add("-XX:ArchiveClassesAtExit=" + archive);
        commands.java(recording, Transfer.class, "save", bucket, few, "none");
    }

    private void play() throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>(List.of(this::tar, this::save, this::untar, this::restore));
        tar();
        save();
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

    private void save() throws IOException, InterruptedException {
        Commands.delete(folder.resolve("store/bench/packs"));
        Commands.delete(folder.resolve("store/bench/manifests"));
        Files.deleteIfExists(tree.folder().resolve("index"));
        manifest = "none";
        figures.add(
                "save", transfer("save", Commands.MUCH_TO_HASH, tree.folder()).milliseconds());
    }

    private void untar() throws IOException, InterruptedException {
        Path target = emptyFolder("untarred");
        figures.add("untar", Commands.shell(target, UNTAR).milliseconds());
    }

    private void restore() throws IOException, InterruptedException {
        figures.add(
                "restore",
                transfer("restore", Commands.MUCH_TO_HASH, emptyFolder("restored"))
                        .milliseconds());
    }

    private void saveChanges(int round) throws IOException, InterruptedException {
        double compressed = 0;
        for (Path file : tree.change(round)) {
            compressed += Double.parseDouble(Commands.shell(folder, "zstd -q -3 -c '" + file + "' | wc -c")
                    .words()
                    .get(0));
        }
        figures.add("compressed", compressed);
        Outcome outcome = transfer("save", Commands.LITTLE_TO_HASH, tree.folder());
        figures.add("saveChanges", outcome.milliseconds());
        figures.add("sent", Double.parseDouble(outcome.words().get(1)));
    }

    private void objectPerFile() throws IOException, InterruptedException {
        Outcome first = commands.java(MANY_CONNECTIONS, ObjectPerFile.class, bucket, tree.folder(), 0);
        figures.add("files", first.milliseconds());
        long now = System.currentTimeMillis();
        tree.change(ROUNDS + 1);
        Outcome second = commands.java(MANY_CONNECTIONS, ObjectPerFile.class, bucket, tree.folder(), now);
        figures.add("filesChanges", second.milliseconds());
    }

    private Outcome transfer(String command, List<String> compiling, Path target)
            throws IOException, InterruptedException {
        List<String> all = Stream.of(options, compiling).flatMap(List::stream).toList();
        Outcome outcome = commands.java(all, Transfer.class, command, bucket, target, manifest);
        manifest = outcome.words().get(0);
        figures.add(command + "Memory", Double.parseDouble(outcome.words().get(2)) / 1024);
        return outcome;
    }

    private Path emptyFolder(String name) throws IOException {
        Commands.delete(folder.resolve(name));
        return Files.createDirectory(folder.resolve(name));
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
                row("the same / one object per file", "saveChanges", "filesChanges", "ms", ""),
                row("bytes sent / the files compressed", "sent", "compressed", "bytes", "1.2"),
                Figures.row("memory of a save", figures.highest("saveMemory"), "MiB", Double.NaN, "128 MiB"),
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
