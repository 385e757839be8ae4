package dev.devex.runner.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Downloads and uploads by presigned requests. Whatever the store refuses is worth another try with a new grant: the old one
 * may have expired.
 */
final class StoreClient {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_PER_SECOND = 256 << 10;
    private static final int OK = 200;
    private static final String NO_ANSWER = "The store cannot be reached just now.";

    private final HttpClient http;

    StoreClient(HttpClient http) {
        this.http = http;
    }

    InputStream download(Grant grant) throws InterruptedException {
        return send(
                HttpRequest.newBuilder(grant.download()).timeout(FIRST_ANSWER).build(), BodyHandlers.ofInputStream());
    }

    void upload(Grant grant, Path snapshot) throws IOException, InterruptedException {
        Duration longest = FIRST_ANSWER.plusSeconds(Files.size(snapshot) / SLOWEST_BYTES_PER_SECOND);
        send(
                HttpRequest.newBuilder(grant.upload())
                        .timeout(longest)
                        .PUT(BodyPublishers.ofFile(snapshot))
                        .build(),
                BodyHandlers.discarding());
    }

    static CommandException unreachable() {
        return new CommandException(ExitCode.UNREACHABLE, NO_ANSWER);
    }

    private <T> T send(HttpRequest request, BodyHandler<T> handler) throws InterruptedException {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() != OK) {
                throw unreachable();
            }
            return response.body();
        } catch (IOException e) {
            throw unreachable();
        }
    }
}
