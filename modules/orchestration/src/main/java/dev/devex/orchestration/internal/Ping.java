package dev.devex.orchestration.internal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Asks a runner whether it is there. */
final class Ping {
    private static final int PATIENCE_MILLIS = 1000;
    private static final int OK = 200;

    private Ping() {}

    static boolean answers(URI runner) {
        try {
            var connection = URI.create(runner + "/ping").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection instanceof HttpURLConnection http && http.getResponseCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
