package dev.devex.auth.internal;

import java.util.Optional;

/**
 * An OAuth app and where it lives.
 *
 * @param clientSecret never to be printed
 * @param url of the pages people see, without a slash at the end
 * @param apiUrl of the REST API, without a slash at the end
 */
record GitHubApp(String clientId, String clientSecret, String url, String apiUrl) {
    static final String PUBLIC = "https://github.com";
    private static final String PUBLIC_API = "https://api.github.com";

    /** What the settings say, if they name an app. */
    static Optional<GitHubApp> of(
            Optional<String> clientId, Optional<String> clientSecret, String url, Optional<String> apiUrl) {
        var site = trimmed(url);
        var api = set(apiUrl).map(GitHubApp::trimmed).orElseGet(() -> apiOf(site));
        return set(clientId).flatMap(id -> set(clientSecret).map(secret -> new GitHubApp(id, secret, site, api)));
    }

    private static String apiOf(String site) {
        return site.equals(PUBLIC) ? PUBLIC_API : site + "/api/v3";
    }

    private static Optional<String> set(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        return "OAuth app " + clientId + " at " + url;
    }
}
