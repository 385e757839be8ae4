package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The running core, asked over HTTP. */
final class Core {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A failed check in a MicroProfile Health answer: {"name":"…","status":"DOWN"}. */
    private static final Pattern DOWN = Pattern.compile("\"name\":\"([^\"]+)\",\"status\":\"DOWN\"");

    static {
        // The core is asked on loopback, and answers only to the name browsers use.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String host;

    Core(Settings settings) {
        port = settings.port();
        host = settings.publicUrl().getAuthority();
    }

    boolean isReady() throws InterruptedException {
        return answers("/health/ready");
    }

    boolean isLive() throws InterruptedException {
        return answers("/health/live");
    }

    /**
     * Has every running repl saved and stopped.
     *
     * @param bound how long the core may take
     * @param progress what it says meanwhile, line by line
     * @return false when it could not be asked
     */
    boolean drain(String operatorToken, Duration bound, Consumer<String> progress) throws InterruptedException {
        var request = request("/internal/drain?seconds=" + bound.toSeconds(), bound.plus(PATIENCE))
                .header("Authorization", "Bearer " + operatorToken)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            response.body()
                    .filter(line -> response.statusCode() == 200 && !line.isBlank())
                    .forEach(progress);
            return response.statusCode() < 300;
        } catch (IOException | UncheckedIOException e) {
            // An interrupt in the middle of the answer comes as an error of reading it.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }

    /** What it waits for, in a sentence. */
    String missing() throws InterruptedException {
        var names = DOWN.matcher(get("/health/ready").map(HttpResponse::body).orElse(""))
                .results()
                .map(result -> result.group(1))
                .toList();
        return names.isEmpty() ? "Waiting for the application …" : "Waiting for " + String.join(", ", names) + " …";
    }

    private boolean answers(String path) throws InterruptedException {
        return get(path).filter(response -> response.statusCode() == 200).isPresent();
    }

    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        try {
            var request = request(path, PATIENCE).GET().build();
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .timeout(patience);
    }
}
