package dev.devex.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    @Test
    void measuresEverythingOfBothProtocols() throws Exception {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> program = List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());

        Figures figures = Benchmark.run(program, Size.TINY);

        assertThat(figures.table().lines()).hasSizeGreaterThan(8);
        for (String subject : List.of(Benchmark.LIMIT, Benchmark.BINARY, Benchmark.JSON)) {
            assertThat(figures.median(Benchmark.ECHO, subject)).isPositive();
            assertThat(figures.median(Benchmark.THROUGHPUT, subject)).isPositive();
        }
    }
}
