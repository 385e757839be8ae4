package dev.devex.runner.workspace;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.PreparedSave;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotRestorer;
import dev.devex.snapshot.SnapshotSaver;
import dev.devex.snapshot.StoredPack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Plays once what saving and restoring take, so that the JVM can write down which classes that is. */
public final class TransferRehearsal {
    private TransferRehearsal() {}

    /**
     * Works in a folder that whoever calls it deletes.
     *
     * @param server answers, if only that there is nothing
     */
    public static void play(Path folder, URI server) throws IOException, InterruptedException {
        Roots roots = roots(folder.resolve("saved"));
        Path index = folder.resolve("index");
        var store = new Shelf(Files.createDirectory(folder.resolve("shelf")));
        Files.createDirectories(roots.workspace());
        Files.createDirectories(roots.home());
        var saver = new SnapshotSaver(roots, store, store, index);
        Optional<Sha256> newest = Optional.empty();
        for (String text : new String[] {"once", "twice"}) {
            Files.writeString(roots.workspace().resolve("file"), text);
            PreparedSave save = saver.prepare(newest).save().orElseThrow();
            save.committed();
            newest = Optional.of(save.manifest());
        }
        SnapshotRestorer.restore(newest.orElseThrow(), store, roots(folder.resolve("restored")));
        ask(server);
    }

    private static void ask(URI server) {
        try {
            new CoreClient(new Access(server, "repl", "token")).snapshot();
        } catch (CommandException expected) {
            // nothing is stored there
        }
    }

    private static Roots roots(Path folder) {
        return new Roots(folder.resolve("workspace"), folder.resolve("home"));
    }

    /** A store in a folder. */
    private record Shelf(Path folder) implements ObjectSink, ObjectSource {
        @Override
        public void put(ObjectName name, ObjectContent content) throws IOException {
            try (InputStream bytes = content.open()) {
                Files.copy(bytes, folder.resolve(name.sha256().hex()));
            }
        }

        @Override
        public InputStream manifest(Sha256 sha256) throws IOException {
            return Files.newInputStream(folder.resolve(sha256.hex()));
        }

        @Override
        public InputStream pack(StoredPack pack) throws IOException {
            return manifest(pack.sha256());
        }
    }
}
