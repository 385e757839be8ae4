package dev.devex.runner.search;

import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Searches with ripgrep 13 or newer. */
final class RipgrepSearch implements Search {
    private final RipgrepCommand command;
    private final Path root;

    /** {@code root} is a path without links. */
    RipgrepSearch(RipgrepCommand command, Path root) {
        this.command = command;
        this.root = root;
    }

    @Override
    public SearchSummary run(SearchQuery query, Consumer<List<SearchMatch>> found, Cancellation cancellation) {
        QueryText.check(query);
        PathFilter.of(query);
        Tally tally = new Tally(query.limit(), found);
        boolean names = query.scope() == Scope.NAMES;
        Pattern pattern = names ? QueryText.pattern(query) : Pattern.compile("");
        try {
            Process process = command.start(query, root);
            cancellation.onCancel(process::destroyForcibly);
            try (InputStream output = process.getInputStream()) {
                if (names) {
                    readNames(output, new NameScan(pattern, tally, cancellation), tally);
                } else {
                    new RipgrepOutput(tally, cancellation).read(output);
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException brokeOff) {
            if (!cancellation.isCancelled()) {
                throw new SearchException("The search broke off.", brokeOff);
            }
        }
        return tally.summary(cancellation.isCancelled());
    }

    private static void readNames(InputStream output, NameScan scan, Tally tally) throws IOException {
        Lines lines = new Lines(output, (byte) 0);
        for (byte[] line = lines.next(); line != null && !tally.isFull(); line = lines.next()) {
            String path = new String(line, StandardCharsets.UTF_8);
            scan.look(path.startsWith("./") ? path.substring(2) : path);
        }
    }
}
