package dev.devex.runner.durability;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.faults.FaultyProxy;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.Workspace;
import dev.devex.storage.internal.StandaloneStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A core and a store with one workspace, and networks to both that spoil some of what passes. */
final class Site implements AutoCloseable {
    private static final String TEMPLATE = "plain";

    private final Path folder;
    private final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());
    private final EmbeddedS3 s3 = new EmbeddedS3();
    private final FaultyProxy toStore;
    private final FaultyProxy toCore;
    private final Core core;
    private final StandaloneStore direct;

    Site(Path folder, long seed) throws IOException, InterruptedException {
        this.folder = folder;
        Path templates = folder.resolve("templates");
        Path template = Files.createDirectories(templates.resolve(TEMPLATE));
        Files.writeString(template.resolve("devex.json"), "{\"title\":\"Plain\",\"description\":\"For tests\"}");
        Files.writeString(template.resolve("readme.txt"), "Hello");
        toStore = new FaultyProxy(s3.endpoint(), seed);
        core = new Core(toStore.address(), folder, templates, workspace);
        toCore = new FaultyProxy(core.address(), seed + 1);
        direct = new StandaloneStore(s3.endpoint(), templates);
        direct.store().create(workspace, TEMPLATE);
    }

    Core core() {
        return core;
    }

    Workspace workspace() {
        return workspace;
    }

    /** The store, reached without anything between that could fail. */
    StandaloneStore direct() {
        return direct;
    }

    /** A sandbox with empty folders. */
    Sandbox sandbox(long session) throws IOException {
        return Sandbox.make(folder, session, toCore.address(), workspace.repl().value());
    }

    /** Spoils that share of all requests. */
    void spoil(double share) {
        toStore.spoil(share);
        toCore.spoil(share);
    }

    int faults() {
        return toStore.total() + toCore.total();
    }

    @Override
    public void close() throws IOException {
        core.close();
        toCore.close();
        toStore.close();
        direct.close();
        s3.close();
    }

    @Override
    public String toString() {
        return "on the way to the store: " + toStore + "; to the core: " + toCore;
    }
}
