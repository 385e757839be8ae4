package dev.devex.runner.workspace;

import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The snapshot that the sandbox's folders came from or went to last. By it even a sandbox can save whose session is over, and which
 * is told nothing any more: what it saves is kept aside.
 */
record KnownSnapshot(long number, Sha256 manifest) {
    static KnownSnapshot of(StoredSnapshot snapshot) {
        return new KnownSnapshot(snapshot.number(), snapshot.manifest());
    }

    static Optional<KnownSnapshot> read(Path index) {
        try {
            String[] words = Files.readString(file(index)).split(" ", 2);
            return Optional.of(new KnownSnapshot(Long.parseLong(words[0]), new Sha256(words[1])));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException none) {
            return Optional.empty();
        }
    }

    void write(Path index) throws IOException {
        Path fresh = index.resolveSibling(index.getFileName() + ".snapshot.new");
        Files.writeString(fresh, number + " " + manifest);
        Files.move(fresh, file(index), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path index) {
        return index.resolveSibling(index.getFileName() + ".snapshot");
    }
}
