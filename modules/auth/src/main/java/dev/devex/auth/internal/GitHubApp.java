package dev.devex.auth.internal;

/**
 * An OAuth app and where it lives.
 *
 * @param clientSecret never to be printed
 * @param url of the pages people see, without a slash at the end
 * @param apiUrl of the REST API, without a slash at the end
 */
record GitHubApp(String clientId, String clientSecret, String url, String apiUrl) {
    @Override
    public String toString() {
        return "OAuth app " + clientId + " at " + url;
    }
}
