package dev.devex.runner.search;

import java.nio.file.Path;

class JavaSearchTest extends SearchContract {
    @Override
    Search open(Path workspace) {
        return new JavaSearch(workspace);
    }
}
