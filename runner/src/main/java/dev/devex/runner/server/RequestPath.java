package dev.devex.runner.server;

import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.WorkspacePath;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the percent-encoded path of a request. */
final class RequestPath {
    private RequestPath() {}

    /** The workspace's path of {@code src/a%20b.js}; an encoded slash is no separator, and no name holds one. */
    static WorkspacePath workspacePath(String encoded) {
        return new WorkspacePath(Arrays.stream(encoded.split("/"))
                .filter(name -> !name.isEmpty())
                .map(RequestPath::decode)
                .toList());
    }

    private static String decode(String name) {
        try {
            String bytes = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw new FileProblem.BadName("That name is not UTF-8, percent-encoded.");
        }
    }
}
