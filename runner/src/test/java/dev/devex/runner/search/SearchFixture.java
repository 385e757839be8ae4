package dev.devex.runner.search;

import dev.devex.runner.search.SearchMatch.Place;
import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace and a search in it. */
abstract class SearchFixture {
    @TempDir
    Path folder;

    Path root;
    Search search;
    final List<SearchMatch> found = new ArrayList<>();

    abstract Search open(Path workspace);

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace").toAbsolutePath())
                .toRealPath();
        search = open(root);
    }

    SearchSummary run(Asked asked) {
        return run(asked.query());
    }

    SearchSummary run(SearchQuery query) {
        found.clear();
        return search.run(query, found::addAll, new Cancellation());
    }

    void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    static Asked text(String text) {
        return new Asked(
                new SearchQuery(text, Scope.CONTENTS, false, false, false, List.of(), List.of(), false, 10_000));
    }

    List<String> paths() {
        return found.stream().map(SearchMatch::path).toList();
    }

    List<String> lines() {
        return found.stream()
                .map(SearchMatch::place)
                .filter(Objects::nonNull)
                .map(Place::text)
                .toList();
    }
}
