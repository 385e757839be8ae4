package dev.devex.runner.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Searches with ripgrep where this machine has it, and without it elsewhere. */
public final class WorkspaceSearch implements Search {
    private final Path root;
    private @Nullable Search chosen;

    /** {@code root} must be there. */
    public WorkspaceSearch(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    @Override
    public SearchSummary run(SearchQuery query, Consumer<List<SearchMatch>> found, Cancellation cancellation) {
        return chosen().run(query, found, cancellation);
    }

    private synchronized Search chosen() {
        if (chosen == null) {
            String searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
            chosen = RipgrepCommand.find(searchPath)
                    .<Search>map(ripgrep -> new RipgrepSearch(ripgrep, root))
                    .orElseGet(() -> new JavaSearch(root));
        }
        return chosen;
    }
}
