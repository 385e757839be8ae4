package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubAppTest {
    private static final Optional<String> ID = Optional.of("id");
    private static final Optional<String> SECRET = Optional.of("hidden");

    @Test
    void knowsThePublicGitHub() {
        var app = GitHubApp.of(ID, SECRET, "https://github.com/", Optional.empty())
                .orElseThrow();
        assertThat(app.apiUrl()).isEqualTo("https://api.github.com");
    }

    @Test
    void knowsWhereAnEnterpriseServerHasItsApi() {
        var app = GitHubApp.of(ID, SECRET, "https://git.example.org", Optional.empty())
                .orElseThrow();
        assertThat(app.apiUrl()).isEqualTo("https://git.example.org/api/v3");
    }

    @Test
    void believesWhatIsSet() {
        var app = GitHubApp.of(ID, SECRET, "https://git.example.org/", Optional.of("https://api.example.org/"))
                .orElseThrow();
        assertThat(app.url()).isEqualTo("https://git.example.org");
        assertThat(app.apiUrl()).isEqualTo("https://api.example.org");
    }

    @Test
    void isOfferedOnlyWhole() {
        assertThat(GitHubApp.of(ID, Optional.empty(), GitHubApp.PUBLIC, Optional.empty()))
                .isEmpty();
        assertThat(GitHubApp.of(Optional.of(" "), SECRET, GitHubApp.PUBLIC, Optional.empty()))
                .isEmpty();
    }

    @Test
    void keepsItsSecret() {
        var app = GitHubApp.of(ID, SECRET, GitHubApp.PUBLIC, Optional.empty()).orElseThrow();
        assertThat(app.toString()).doesNotContain("hidden");
    }
}
