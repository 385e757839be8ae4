package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.User;
import dev.devex.auth.internal.GitHubSignIn.Begun;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSignInTest {
    private static final URI SITE = URI.create("http://localhost:9080");
    private static final ReturnPath TARGET = new ReturnPath("/repls/repl-1?a=b");

    private Site site;
    private FakeGitHub provider;
    private GitHubSignIn github;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        provider = new FakeGitHub();
        github = signIn(provider.app(), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() throws Exception {
        provider.close();
        site.close();
    }

    @Test
    void signsInAndLeadsBack() throws Exception {
        var begun = begin();
        var completed = github.complete(agreed(begun, begun.verifier().value()));
        assertThat(completed.target()).isEqualTo(TARGET);
        assertThat(completed.user())
                .isEqualTo(new User(new UserId("github:1815"), "ada", "Ada", null, "https://a/1", "github"));
    }

    @Test
    void callsPeopleWithoutANameByTheirLogin() throws Exception {
        provider.describeUserAs("{\"id\":7,\"login\":\"eve\",\"name\":null}");
        var begun = begin();
        assertThat(github.complete(agreed(begun, begun.verifier().value()))
                        .user()
                        .name())
                .isEqualTo("eve");
    }

    @Test
    void asksWithStateAndChallenge() {
        var begun = begin();
        var asked = FakeGitHub.form(begun.authorizeUrl().getRawQuery());
        assertThat(asked)
                .containsEntry("client_id", "client")
                .containsEntry("redirect_uri", "http://localhost:9080/auth/github/callback")
                .containsEntry("code_challenge", begun.verifier().challenge())
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state")).hasSize(43);
        assertThat(begun.authorizeUrl().toString())
                .doesNotContain(begun.verifier().value())
                .doesNotContain("client-secret");
    }

    @Test
    void completesOnAnyServer() throws Exception {
        var begun = begin();
        var elsewhere = signIn(provider.app(), Duration.ofSeconds(5));
        assertThat(elsewhere.complete(agreed(begun, begun.verifier().value())).target())
                .isEqualTo(TARGET);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesAStateThatIsNotOurs(String state) {
        var begun = begin();
        var code = provider.agree(begun.authorizeUrl()).get("code");
        failsAs(
                SignInFailure.EXPIRED,
                () -> github.complete(
                        new GitHubSignIn.Callback(code, state, begun.verifier().value())));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesAnotherBrowser(String verifier) {
        var begun = begin();
        failsAs(SignInFailure.EXPIRED, () -> github.complete(agreed(begun, verifier)));
    }

    @Test
    void takesAStateOnce() throws Exception {
        var begun = begin();
        var callback = agreed(begun, begun.verifier().value());
        github.complete(callback);
        failsAs(SignInFailure.EXPIRED, () -> github.complete(callback));
    }

    @Test
    void takesAStateOnceEvenFromAnotherBrowser() {
        var begun = begin();
        failsAs(SignInFailure.EXPIRED, () -> github.complete(agreed(begun, null)));
        failsAs(
                SignInFailure.EXPIRED,
                () -> github.complete(agreed(begun, begun.verifier().value())));
    }

    @Test
    void refusesACodeThatWasUsed() throws Exception {
        var first = begin();
        var used = agreed(first, first.verifier().value());
        github.complete(used);
        var second = begin();
        var replayed = new GitHubSignIn.Callback(
                used.code(),
                FakeGitHub.form(second.authorizeUrl().getRawQuery()).get("state"),
                second.verifier().value());
        failsAs(SignInFailure.REFUSED, () -> github.complete(replayed));
    }

    @Test
    void refusesACodeOfAnotherSignIn() {
        var victim = begin();
        var attacker = begin();
        var mixed = new GitHubSignIn.Callback(
                agreed(attacker, null).code(),
                agreed(victim, null).state(),
                victim.verifier().value());
        failsAs(SignInFailure.REFUSED, () -> github.complete(mixed));
    }

    @Test
    void saysSoWhenThePersonSaidNo() {
        var begun = begin();
        var denied = new GitHubSignIn.Callback(
                null, agreed(begun, null).state(), begun.verifier().value());
        failsAs(SignInFailure.DENIED, () -> github.complete(denied));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void saysSoWhenTheProviderIsBroken(int status) {
        provider.failWith(status);
        var begun = begin();
        failsAs(
                SignInFailure.UNAVAILABLE,
                () -> github.complete(agreed(begun, begun.verifier().value())));
    }

    @Test
    void givesUpOnASilentProvider() {
        provider.fallSilent();
        var impatient = signIn(provider.app(), Duration.ofMillis(200));
        var begun = begin();
        failsAs(
                SignInFailure.UNAVAILABLE,
                () -> impatient.complete(agreed(begun, begun.verifier().value())));
    }

    @Test
    void saysSoWhenTheProviderIsAway() {
        var begun = begin();
        var callback = agreed(begun, begun.verifier().value());
        provider.close();
        failsAs(SignInFailure.UNAVAILABLE, () -> github.complete(callback));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "not json",
                "{\"id\":\"1\",\"login\":\"a\"}",
                "{\"id\":-1,\"login\":\"a\"}",
                "{\"id\":1.5,\"login\":\"a\"}",
                "{\"id\":1}",
                "{\"id\":1e30,\"login\":\"a\"}"
            })
    void refusesAProfileItCannotRead(String profile) {
        provider.describeUserAs(profile);
        var begun = begin();
        failsAs(
                SignInFailure.UNAVAILABLE,
                () -> github.complete(agreed(begun, begun.verifier().value())));
    }

    @Test
    void isNotOfferedWithoutAnApp() {
        var none = signIn(Optional.empty(), Duration.ofSeconds(1));
        assertThat(none.isOffered()).isFalse();
        assertThat(none.begin(TARGET)).isEmpty();
    }

    @Test
    void saysUnavailableWhileRedisIsAway() throws Exception {
        site.server.stop();
        assertThatThrownBy(this::begin).isInstanceOf(UnavailableException.class);
    }

    private GitHubSignIn signIn(Optional<GitHubApp> app, Duration patience) {
        return new GitHubSignIn(app, SITE, new PendingSignIns(site.redis), patience);
    }

    private Begun begin() {
        return github.begin(TARGET).orElseThrow();
    }

    private GitHubSignIn.Callback agreed(Begun begun, @Nullable String verifier) {
        var query = provider.agree(begun.authorizeUrl());
        return new GitHubSignIn.Callback(query.get("code"), query.get("state"), verifier);
    }

    private static void failsAs(SignInFailure failure, ThrowingCallable completion) {
        assertThatThrownBy(completion)
                .isInstanceOfSatisfying(SignInFailedException.class, failed -> assertThat(failed.failure())
                        .isEqualTo(failure));
    }
}
