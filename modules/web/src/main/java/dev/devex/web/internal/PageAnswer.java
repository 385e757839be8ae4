package dev.devex.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Sends one file, compressed if the browser likes, and not at all if it has it. */
record PageAnswer(HttpServletRequest request, HttpServletResponse response) {
    void send(PageFile file, InputStream plain, @Nullable InputStream compressed) throws IOException {
        response.setContentType(file.type());
        response.setHeader("Vary", "Accept-Encoding");
        var content = compressed != null && takesGzip() ? compressed : plain;
        if (file.isImmutable()) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            write(content, content.equals(compressed));
        } else {
            response.setHeader("Cache-Control", "no-cache");
            sendUnlessKnown(content.readAllBytes(), content.equals(compressed));
        }
    }

    private void sendUnlessKnown(byte[] content, boolean isCompressed) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var tag = "\"%x-%x\"".formatted(checksum.getValue(), content.length);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            write(new ByteArrayInputStream(content), isCompressed);
        }
    }

    private void write(InputStream content, boolean isCompressed) throws IOException {
        if (isCompressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        if (!request.getMethod().equals("HEAD")) {
            content.transferTo(response.getOutputStream());
        }
    }

    private boolean takesGzip() {
        return Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .filter(encodings -> encodings.contains("gzip"))
                .isPresent();
    }
}
