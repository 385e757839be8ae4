package dev.devex.runner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RipgrepSearchTest extends SearchContract {
    static Optional<RipgrepCommand> ripgrep;

    @BeforeAll
    static void find() {
        ripgrep = RipgrepCommand.find(System.getenv("PATH"));
        assumeTrue(ripgrep.isPresent(), "There is no ripgrep 13 or newer on the PATH of this machine.");
    }

    @Override
    Search open(Path workspace) {
        return new RipgrepSearch(ripgrep.orElseThrow(), workspace);
    }

    @Test
    void findsNoneWhereNoneIs() {
        assertThat(RipgrepCommand.find("/nonexistent::relative")).isEmpty();
    }
}
