package dev.devex.runner.preview;

import dev.devex.runner.terminal.ProcessTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sockets are held by processes of the sandbox. To find out means to look at every descriptor of every process, so
 * it is done only when a socket comes up that was not there before.
 */
final class SocketOwners {
    private static final String NOBODY = "";
    private static final String DELETED = " (deleted)";

    private final ProcessTree processes;
    private Map<String, String> known = Map.of();

    SocketOwners(ProcessTree processes) {
        this.processes = processes;
    }

    /** Looks, unless all of these sockets are known; forgets the others. */
    synchronized void learn(Collection<String> sockets) {
        if (known.keySet().containsAll(sockets)) {
            known = retain(sockets);
        } else {
            known = look(sockets);
        }
    }

    /** Looks at this one now, in case it has come into other hands; true when a process of the sandbox holds it. */
    synchronized boolean isOwn(String socket) {
        if (owner(socket).isEmpty()) {
            Map<String, String> more = new HashMap<>(known);
            more.putAll(look(List.of(socket)));
            known = more;
        }
        return owner(socket).isPresent();
    }

    /** The name of the program that holds it, as far as that is known. */
    synchronized Optional<String> owner(String socket) {
        return Optional.of(known.getOrDefault(socket, NOBODY)).filter(name -> !name.equals(NOBODY));
    }

    private Map<String, String> retain(Collection<String> sockets) {
        Map<String, String> retained = new HashMap<>(known);
        retained.keySet().retainAll(sockets);
        return retained;
    }

    private Map<String, String> look(Collection<String> sockets) {
        Map<String, String> owners = new HashMap<>();
        sockets.forEach(socket -> owners.put(socket, NOBODY));
        processes.processes().forEach(process -> look(process, owners));
        return owners;
    }

    private static void look(ProcessHandle process, Map<String, String> owners) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                link(descriptor).ifPresent(socket -> owners.computeIfPresent(socket, (same, nobody) -> name(folder)));
            }
        } catch (IOException | DirectoryIteratorException goneOrSomebodyElses) {
            // then it holds nothing of the sandbox's
        }
    }

    private static String name(Path folder) {
        String program = link(folder.resolve("exe")).orElse("?");
        String file = program.substring(program.lastIndexOf('/') + 1);
        return file.endsWith(DELETED) ? file.substring(0, file.length() - DELETED.length()) : file;
    }

    private static Optional<String> link(Path path) {
        try {
            return Optional.of(Files.readSymbolicLink(path).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
