package dev.devex.runner.search;

import dev.devex.runner.files.TemporaryName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Goes through the files that a query is about. Passes over what cannot be read, and follows no links. */
final class Walk {
    private static final Set<String> USUALLY_LEFT_OUT = Set.of(".git", "node_modules");

    private final Path root;
    private final PathFilter filter;
    private final boolean everywhere;
    private final BooleanSupplier over;
    private final Deque<Stop> stops = new ArrayDeque<>();

    Walk(Path root, SearchQuery query, BooleanSupplier over) {
        this.root = root;
        this.filter = PathFilter.of(query);
        this.everywhere = query.ignored();
        this.over = over;
    }

    void run(Visitor visitor) throws InterruptedException {
        stops.add(new Stop("", root, IgnoreRules.top(root)));
        while (!stops.isEmpty() && !over.getAsBoolean()) {
            Stop stop = stops.removeLast();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(stop.folder())) {
                for (Path entry : entries) {
                    visit(stop, entry, visitor);
                }
            } catch (IOException | DirectoryIteratorException unreadable) {
                // the others may be readable
            }
        }
    }

    private void visit(Stop stop, Path entry, Visitor visitor) throws IOException, InterruptedException {
        String name = entry.getFileName().toString();
        String path = stop.prefix() + name;
        if (TemporaryName.is(name) || filter.excludes(path) || over.getAsBoolean()) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory() && !isLeftOut(stop, name, path, true)) {
            stops.add(new Stop(
                    path + "/", entry, everywhere ? stop.rules() : stop.rules().in(path + "/", entry)));
        } else if (attributes.isRegularFile() && isWanted(stop, name, path)) {
            visitor.file(path, entry, attributes.size());
        }
    }

    /** A file that the query names is wanted whatever an ignore file says of it. */
    private boolean isWanted(Stop stop, String name, String path) {
        return filter.isSelective() ? filter.includes(path) : !isLeftOut(stop, name, path, false);
    }

    private boolean isLeftOut(Stop stop, String name, String path, boolean isFolder) {
        return !everywhere && (USUALLY_LEFT_OUT.contains(name) || stop.rules().leaveOut(path, isFolder));
    }

    /** Is shown one file after the other. */
    @FunctionalInterface
    interface Visitor {
        void file(String path, Path file, long size) throws InterruptedException;
    }

    private record Stop(String prefix, Path folder, IgnoreRules rules) {}
}
