package dev.devex.runner.search;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Reads what {@code rg --json} writes. A line that is no JSON is a complaint. */
final class RipgrepOutput {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());
    private static final String ERROR = "error:";

    private final Tally tally;
    private final Cancellation cancellation;
    private final List<SearchMatch> inFile = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean finished;

    RipgrepOutput(Tally tally, Cancellation cancellation) {
        this.tally = tally;
        this.cancellation = cancellation;
    }

    void read(InputStream output) throws IOException {
        Lines lines = new Lines(output, (byte) '\n');
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            take(line);
            if (tally.isFull() || cancellation.isCancelled()) {
                return;
            }
        }
        if (!finished && !cancellation.isCancelled()) {
            throw complaint();
        }
    }

    private void take(byte[] line) {
        if (line.length == 0 || line[0] != '{') {
            complaints.add(new String(line, StandardCharsets.UTF_8));
            return;
        }
        JsonObject message = parse(line);
        JsonObject data = message.getJsonObject("data");
        switch (message.getString("type")) {
            case "match" -> match(data);
            case "end" -> end(data);
            case "summary" -> finished = true;
            default -> {}
        }
    }

    private void match(JsonObject data) {
        String path = data.getJsonObject("path").getString("text", null);
        byte[] line = bytes(data.getJsonObject("lines"));
        int room = tally.room() + 1;
        if (path == null || line.length > Search.MAX_LINE_BYTES) {
            return;
        }
        RipgrepLine matched = new RipgrepLine(line, data.getInt("line_number"));
        for (JsonValue part : data.getJsonArray("submatches")) {
            JsonObject place = part.asJsonObject();
            if (place.getInt("end") > place.getInt("start") && inFile.size() < room) {
                inFile.add(new SearchMatch(
                        path.startsWith("./") ? path.substring(2) : path,
                        matched.place(place.getInt("start"), place.getInt("end"))));
            }
        }
        if (inFile.size() >= room) {
            flush();
        }
    }

    private void end(JsonObject data) {
        // Binary from there on; what was found before is no more use in an editor.
        if (data.get("binary_offset") != null && !JsonValue.NULL.equals(data.get("binary_offset"))) {
            inFile.clear();
        }
        flush();
    }

    private void flush() {
        tally.add(List.copyOf(inFile));
        inFile.clear();
    }

    private SearchException complaint() {
        for (String line : complaints) {
            if (line.startsWith(ERROR)) {
                return SearchException.badPattern(line.substring(ERROR.length()).strip());
            }
        }
        boolean pattern = complaints.stream().anyMatch(line -> line.contains("regex"));
        return pattern
                ? SearchException.badPattern("it cannot be understood")
                : new SearchException("The search broke off.");
    }

    private static byte[] bytes(JsonObject text) {
        String plain = text.getString("text", null);
        return plain != null
                ? plain.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(text.getString("bytes"));
    }

    private static JsonObject parse(byte[] line) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(line), StandardCharsets.UTF_8)) {
            return reader.readObject();
        }
    }

    /** A line and where in it something is, from bytes to UTF-16. */
    private static final class RipgrepLine {
        private final byte[] bytes;
        private final int number;
        private final String text;
        private final boolean oneUnitPerByte;

        RipgrepLine(byte[] bytes, int number) {
            this.bytes = bytes;
            this.number = number;
            String line = new String(bytes, StandardCharsets.UTF_8);
            this.oneUnitPerByte = line.length() == bytes.length;
            this.text = withoutEnd(line);
        }

        SearchMatch.Place place(int start, int end) {
            return Excerpt.of(text, number, units(start), Math.min(text.length(), units(end)));
        }

        // In most lines each byte is a character, and a line of a packed script has thousands of places.
        private int units(int length) {
            return oneUnitPerByte ? length : new String(bytes, 0, length, StandardCharsets.UTF_8).length();
        }

        private static String withoutEnd(String line) {
            int end = line.endsWith("\n") ? line.length() - 1 : line.length();
            return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
        }
    }
}
