package dev.devex.orchestration.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.StopResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs sandboxes as processes of this machine, for one person: nothing isolates them. All that is known of them is in their
 * folders and in the processes themselves, so a server finds what another one left when it was killed.
 */
final class ProcessOrchestrator implements Orchestrator {
    private final ProcessSettings settings;
    private final Runnable permission;
    private final RunnerProgram program;

    /** @param permission is asked before anything is done, and throws when it must not be */
    ProcessOrchestrator(ProcessSettings settings, Runnable permission, URI core) {
        this.settings = settings;
        this.permission = permission;
        program = new RunnerProgram(settings.runner(), core);
    }

    @Override
    public URI start(SandboxSpec spec) throws InterruptedException {
        var sandbox = sandbox(spec.repl());
        return onDisk(() -> {
            var there = sandbox.adopt(spec, settings.startLimit());
            return there.isPresent()
                    ? there.get()
                    : sandbox.start(spec, settings.transferLimit(), settings.startLimit());
        });
    }

    @Override
    public StopResult stop(SandboxSpec spec) throws InterruptedException {
        return onDisk(() -> sandbox(spec.repl()).stop(spec, settings.transferLimit()));
    }

    @Override
    public URI resume(SandboxSpec spec) throws InterruptedException {
        return onDisk(() -> sandbox(spec.repl()).resume(spec, settings.startLimit()));
    }

    @Override
    public void discard(ReplId repl) throws InterruptedException {
        onDisk(() -> {
            sandbox(repl).discard();
            return repl;
        });
    }

    @Override
    public Optional<Sandbox> find(ReplId repl) {
        try {
            return sandbox(repl).look();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<Sandbox> sandboxes() {
        permission.run();
        var found = new ArrayList<Sandbox>();
        if (!Files.isDirectory(settings.sandboxes())) {
            return found;
        }
        try (var entries = Files.newDirectoryStream(settings.sandboxes(), "repl-*")) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                if (ReplId.isValid(name)) {
                    var sandbox = sandbox(new ReplId(name));
                    // This is called every few seconds, which makes it the place.
                    sandbox.boundLog();
                    sandbox.look().ifPresent(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void check() {
        permission.run();
        try {
            Files.createDirectories(settings.sandboxes());
            Files.delete(Files.createTempFile(settings.sandboxes(), ".check", ""));
        } catch (IOException e) {
            throw unavailable(e);
        }
        if (!Files.isExecutable(settings.runner())) {
            var cause = new IOException(settings.runner() + " cannot be executed");
            throw new UnavailableException("The program that runs sandboxes is missing on this server.", cause);
        }
    }

    private ProcessSandbox sandbox(ReplId repl) {
        permission.run();
        return new ProcessSandbox(SandboxFolder.in(settings.sandboxes(), repl), program);
    }

    private static <T> T onDisk(Step<T> step) throws InterruptedException {
        try {
            return step.run();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("Interrupted while writing");
        } catch (IOException | UncheckedIOException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(Exception e) {
        return new UnavailableException("This server cannot run sandboxes just now.", e);
    }

    private interface Step<T> {
        T run() throws IOException, InterruptedException;
    }
}
