package dev.devex.runner.durability;

import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Changes files of a workspace at random, each in one step, and notes it in the ledger. */
final class Editor {
    private static final int FOLDERS = 6;
    private static final int FILES = 12;
    private static final int LARGE = 5 << 20;
    private static final int[] SIZES = {0, 100, 2_000, 60_000};

    private final Random random;
    private final Ledger ledger;
    private final Set<String> folders = new TreeSet<>();

    Editor(Random random, Ledger ledger) {
        this.random = random;
        this.ledger = ledger;
    }

    void edit(Path sandbox, int times) throws IOException {
        for (int left = times; left > 0; left--) {
            String folder = "workspace/d" + random.nextInt(FOLDERS);
            folders.addAll(List.of("workspace", folder));
            String path = folder + "/f" + random.nextInt(FILES);
            if (random.nextInt(5) == 0) {
                ledger.note(path, Optional.empty());
                Files.deleteIfExists(sandbox.resolve(path));
            } else {
                byte[] content = content();
                ledger.note(path, Optional.of(Sha256.ofContent(content)));
                put(sandbox, path, content);
            }
        }
    }

    /** The folders in which something was changed since this was asked last. */
    Set<String> takeFolders() {
        Set<String> taken = Set.copyOf(folders);
        folders.clear();
        return taken;
    }

    /** Puts a file where it belongs in one step, so that no save can find half of it. */
    static void put(Path sandbox, String path, byte[] content) throws IOException {
        Path draft = Files.write(sandbox.resolve("draft"), content);
        Files.createDirectories(sandbox.resolve(path).getParent());
        Files.move(draft, sandbox.resolve(path), StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] content() {
        int size = random.nextInt(40) == 0 ? LARGE : SIZES[random.nextInt(SIZES.length)];
        byte[] content = new byte[size == 0 ? 0 : size + random.nextInt(size)];
        random.nextBytes(content);
        return content;
    }
}
