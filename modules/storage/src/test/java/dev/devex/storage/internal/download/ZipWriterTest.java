package dev.devex.storage.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final int FILE = 0100644;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 200_000})
    void writesContentsAsLongAsItPlansThem(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        var item = item("a", size);
        byte[] zip = zip(List.of(item), out -> out.write(content));
        assertThat(zip).hasSize(Math.toIntExact(plan(List.of(item)).size()));
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("a");
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void writesAnyNumberOfEntries() throws IOException {
        int count = ZipRecords.MANY;
        List<ZipItem> items =
                IntStream.range(0, count).mapToObj(at -> item("file" + at, 3)).toList();
        Path file = folder.resolve("many.zip");
        Files.write(file, zip(items, out -> out.write(new byte[] {1, 2, 3})));
        assertThat(file).hasSize(plan(items).size());
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            assertThat(entries).hasSize(count);
            ZipArchiveEntry last = entries.get(count - 1);
            assertThat(last.getLastModifiedTime().toInstant()).isEqualTo(TIME);
            assertThat(zip.getInputStream(last)).hasBinaryContent(new byte[] {1, 2, 3});
        }
    }

    @Test
    void plansFilesThatNeed64Bits() throws IOException {
        long size = 1L << 32;
        var items = List.of(item("large", size), item("small", 3));
        var written = new Counter();
        var zip = new ZipWriter(written, true);
        zip.file(items.get(0), out -> writeZeros(size, out));
        zip.file(items.get(1), out -> out.write(new byte[] {1, 2, 3}));
        zip.finish();
        assertThat(plan(items).isZip64()).isTrue();
        assertThat(written.size).isEqualTo(plan(items).size());
    }

    @Test
    void writesNoOtherLengthThanItPlans() {
        var item = item("a", 3);
        for (byte[] content : new byte[][] {new byte[2], new byte[4]}) {
            assertThatThrownBy(() -> zip(List.of(item), out -> out.write(content)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("than was announced");
        }
    }

    @Test
    void keepsTimesThatAZipCanTell() throws IOException {
        for (String time : new String[] {"1969-12-31T23:59:59Z", "2000-02-29T12:00:01Z", "9999-01-01T00:00:00Z"}) {
            var item = new ZipItem("a", FILE, Instant.parse(time), 0);
            byte[] zip = zip(List.of(item), out -> {});
            assertThat(zip).hasSize(Math.toIntExact(plan(List.of(item)).size()));
        }
    }

    private static byte[] zip(List<ZipItem> items, ZipWriter.Content content) throws IOException {
        var out = new ByteArrayOutputStream();
        var zip = new ZipWriter(out, plan(items).isZip64());
        for (ZipItem item : items) {
            zip.file(item, content);
        }
        zip.finish();
        return out.toByteArray();
    }

    private static ZipPlan plan(List<ZipItem> items) {
        var plan = new ZipPlan();
        items.forEach(plan::add);
        return plan;
    }

    private static ZipItem item(String name, long size) {
        return new ZipItem(name, FILE, TIME, size);
    }

    private static void writeZeros(long size, OutputStream out) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (long left = size; left > 0; left -= zeros.length) {
            out.write(zeros);
        }
    }

    /** Counts what it is given, and keeps none of it. */
    private static final class Counter extends OutputStream {
        private long size;

        @Override
        public void write(int one) {
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
        }
    }
}
