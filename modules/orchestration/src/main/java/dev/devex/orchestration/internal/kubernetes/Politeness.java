package dev.devex.orchestration.internal.kubernetes;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * How the API server is asked: when it has too much to do (429, RFC 6585) it is asked again after the time that it says, and
 * an answer is waited for no longer than is sensible.
 */
final class Politeness implements Interceptor {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int TRIES = 3;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_SECONDS = 5;
    private static final int ANSWER_SECONDS = 10;
    /** A watch says something every minute, if only where it stands. */
    private static final int WATCH_SECONDS = 150;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var isWatch = "true".equals(request.url().queryParameter("watch"));
        var patient = chain.withReadTimeout(isWatch ? WATCH_SECONDS : ANSWER_SECONDS, TimeUnit.SECONDS);
        var response = patient.proceed(request);
        for (var tries = 1; response.code() == TOO_MANY_REQUESTS && tries < TRIES; tries++) {
            var pause = pause(response);
            response.close();
            sleep(pause);
            response = patient.proceed(request);
        }
        return response;
    }

    private static Duration pause(Response response) {
        var said = response.header("Retry-After", "");
        return said != null && said.matches("\\d{1,4}")
                ? Duration.ofSeconds(Math.min(Integer.parseInt(said), LONGEST_PAUSE_SECONDS))
                : USUAL_PAUSE;
    }

    private static void sleep(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the API server");
        }
    }
}
