package dev.devex.runner.search;

import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Searches by itself, where there is no ripgrep. */
final class JavaSearch implements Search {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path root;

    /** {@code root} is a path without links. */
    JavaSearch(Path root) {
        this.root = root;
    }

    @Override
    public SearchSummary run(SearchQuery query, Consumer<List<SearchMatch>> found, Cancellation cancellation) {
        QueryText.check(query);
        Tally tally = new Tally(query.limit(), found);
        Matching matching = Matching.of(query);
        Walk walk = new Walk(root, query, () -> cancellation.isCancelled() || tally.isFull());
        try {
            if (query.scope() == Scope.NAMES) {
                NameScan names = new NameScan(matching.pattern(), tally, cancellation);
                walk.run((path, file, size) -> names.look(path));
            } else {
                searchContents(walk, matching, tally, cancellation);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return tally.summary(true);
        }
        return tally.summary(cancellation.isCancelled());
    }

    private static void searchContents(Walk walk, Matching matching, Tally tally, Cancellation cancellation)
            throws InterruptedException {
        Readers readers = new Readers(() -> {
            FileBytes bytes = new FileBytes();
            return (path, file) -> look(path, file, bytes, matching, tally, cancellation);
        });
        try {
            walk.run((path, file, size) -> {
                if (size <= MAX_FILE_BYTES) {
                    readers.add(path, file);
                }
            });
        } finally {
            readers.finish();
        }
    }

    private static void look(
            String path, Path file, FileBytes bytes, Matching matching, Tally tally, Cancellation cancellation) {
        int room = tally.room();
        if (tally.isFull() || cancellation.isCancelled() || !isReadable(file, bytes)) {
            return;
        }
        Patience patience = new Patience(cancellation::isCancelled, PATIENCE.toNanos());
        FileScan scan = new FileScan(path, bytes.bytes(), bytes.length(), matching, patience, room + 1);
        if (!scan.run()) {
            tally.truncate();
        }
        tally.add(scan.matches());
    }

    private static boolean isReadable(Path file, FileBytes bytes) {
        try {
            return bytes.read(file);
        } catch (IOException gone) {
            return false;
        }
    }
}
