package dev.devex.snapshot.bench;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotRestorer;
import dev.devex.snapshot.SnapshotSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Saves or restores once, as a short-lived process, and prints the manifest, the bytes sent and its memory at most, in KiB. */
final class Transfer {
    private Transfer() {}

    /** {@code save|restore BUCKET FOLDER MANIFEST}, where the manifest may be {@code none}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var objects = new S3Objects(arguments[1]);
        Path folder = Path.of(arguments[2]);
        var roots = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        Optional<Sha256> manifest =
                arguments[3].equals("none") ? Optional.empty() : Optional.of(new Sha256(arguments[3]));
        if (arguments[0].equals("restore")) {
            SnapshotRestorer.restore(manifest.orElseThrow(), objects, roots);
        } else {
            var prepared = new SnapshotSaver(roots, objects, objects, folder.resolve("index"))
                    .prepare(manifest)
                    .save();
            if (prepared.isPresent()) {
                prepared.get().committed();
                manifest = Optional.of(prepared.get().manifest());
            }
        }
        System.out.println(manifest.orElseThrow() + " " + objects.sent() + " " + peak());
        System.exit(0);
    }

    private static long peak() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
