package dev.devex.auth.internal;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OAuth app at GitHub, or at a GitHub Enterprise server. No field has an initial value: that would count as a default. */
@Dependent
@ConfigProperties(prefix = "github")
public class GitHubSettings {
    @ConfigProperty(name = "client.id")
    private Optional<String> clientId;

    @ConfigProperty(name = "client.secret")
    private Optional<String> clientSecret;

    @ConfigProperty(name = "url", defaultValue = GitHubApp.PUBLIC)
    private String url;

    @ConfigProperty(name = "api.url")
    private Optional<String> apiUrl;

    /** The app, if one is set up: without both halves GitHub is not offered. */
    Optional<GitHubApp> app() {
        return GitHubApp.of(clientId, clientSecret, url, apiUrl);
    }
}
