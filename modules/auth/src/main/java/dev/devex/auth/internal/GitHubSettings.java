package dev.devex.auth.internal;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OAuth app at GitHub, or at a GitHub Enterprise server. */
@Dependent
@ConfigProperties(prefix = "github")
public class GitHubSettings {
    private static final String PUBLIC = "https://github.com";
    private static final String PUBLIC_API = "https://api.github.com";

    @ConfigProperty(name = "client.id")
    private Optional<String> clientId = Optional.empty();

    @ConfigProperty(name = "client.secret")
    private Optional<String> clientSecret = Optional.empty();

    @ConfigProperty(name = "url", defaultValue = PUBLIC)
    private String url = PUBLIC;

    @ConfigProperty(name = "api.url")
    private Optional<String> apiUrl = Optional.empty();

    /** The app, if one is set up: without both halves GitHub is not offered. */
    Optional<GitHubApp> app() {
        return clientId.flatMap(id -> clientSecret.map(secret -> new GitHubApp(id, secret, trimmed(url), api())));
    }

    private String api() {
        return apiUrl.map(GitHubSettings::trimmed)
                .orElseGet(() -> trimmed(url).equals(PUBLIC) ? PUBLIC_API : trimmed(url) + "/api/v3");
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
