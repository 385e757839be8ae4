package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.devex.auth.User;
import dev.devex.kernel.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Signs people in at GitHub: authorization code (RFC 6749) with state and PKCE. */
@ApplicationScoped
public class GitHubSignIn {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern RANDOM_TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Optional<GitHubApp> app;
    private final Optional<GitHubClient> client;
    private final PendingSignIns pending;
    private final URI callback;

    @Inject
    public GitHubSignIn(
            @ConfigProperties GitHubSettings settings, @ConfigProperties SiteSettings site, PendingSignIns pending) {
        this(settings.app(), site.publicUrl(), pending, PATIENCE);
    }

    GitHubSignIn(Optional<GitHubApp> app, URI publicUrl, PendingSignIns pending, Duration patience) {
        this.app = app;
        this.client = app.map(known -> new GitHubClient(known, patience));
        this.pending = pending;
        this.callback = publicUrl.resolve("/auth/github/callback");
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected GitHubSignIn() {
        app = Optional.empty();
        client = Optional.empty();
        pending = null;
        callback = null;
    }

    boolean isOffered() {
        return app.isPresent();
    }

    /** Begins a sign-in that is to end at {@code target}; nothing when GitHub is not offered. */
    Optional<Begun> begin(ReturnPath target) {
        return app.map(known -> {
            var verifier = CodeVerifier.random();
            var state = pending.add(verifier, target);
            return new Begun(authorizeUrl(known, state, verifier), verifier);
        });
    }

    /** Ends a sign-in with what GitHub sent the browser back with, and the verifier that the browser kept. */
    Completed complete(Callback sent) throws SignInFailedException {
        var verifier = Optional.ofNullable(sent.verifier())
                .filter(RANDOM_TEXT.asMatchPredicate())
                .map(CodeVerifier::new);
        var target = Optional.ofNullable(sent.state())
                .filter(RANDOM_TEXT.asMatchPredicate())
                .flatMap(state -> pending.take(state, verifier.orElse(null)))
                .orElseThrow(() -> new SignInFailedException(SignInFailure.EXPIRED));
        if (sent.code() == null) {
            throw new SignInFailedException(SignInFailure.DENIED);
        }
        return new Completed(client.orElseThrow().exchange(sent.code(), verifier.orElseThrow(), callback), target);
    }

    private URI authorizeUrl(GitHubApp known, String state, CodeVerifier verifier) {
        return URI.create("%s/login/oauth/authorize?client_id=%s&redirect_uri=%s&scope=%s&state=%s"
                        .formatted(
                                known.url(),
                                URLEncoder.encode(known.clientId(), UTF_8),
                                URLEncoder.encode(callback.toString(), UTF_8),
                                "read:user",
                                state)
                + "&code_challenge=%s&code_challenge_method=S256".formatted(verifier.challenge()));
    }

    /** Where to send the browser, and what it must bring back. */
    record Begun(URI authorizeUrl, CodeVerifier verifier) {}

    /** What the browser comes back with. */
    record Callback(
            @Nullable String code,
            @Nullable String state,
            @Nullable String verifier) {
        @Override
        public String toString() {
            return "callback";
        }
    }

    /** Who has signed in, and where they wanted to go. */
    record Completed(User user, ReturnPath target) {}
}
