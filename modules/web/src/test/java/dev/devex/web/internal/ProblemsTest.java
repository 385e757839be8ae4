package dev.devex.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.auth.AuthException;
import dev.devex.auth.NotSignedInException;
import dev.devex.auth.TooManySignInsException;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplException;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.StorageException;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.UnknownTemplateException;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    @ParameterizedTest
    @ValueSource(classes = {AuthException.class, StorageException.class, ReplException.class})
    void knowsEveryErrorOfTheModules(Class<?> family) {
        assertThat(family.getPermittedSubclasses()).isNotEmpty().allMatch(Problems::isKnown);
    }

    @Test
    void passesOnWhatMayBeSaid() {
        var problem = Problems.of(new InvalidValueException("A name has 1 to 60 characters."));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("A name has 1 to 60 characters.");
        assertThat(Problems.of(new UnknownTemplateException()).status()).isEqualTo(422);
    }

    @Test
    void tellsProgramsWhyASaveWasNotTaken() {
        assertThat(Problems.of(new MovedWorkspaceException()).toJson("/")).contains("\"reason\":\"moved\"");
        assertThat(Problems.of(new SupersededSessionException(2)).toJson("/")).contains("\"reason\":\"oldSession\"");
        assertThat(Problems.of(new OldSessionException()).toJson("/")).contains("\"reason\":\"oldSession\"");
        assertThat(Problems.of(new UnknownTemplateException()).toJson("/")).doesNotContain("reason");
    }

    @Test
    void saysHowToSignIn() {
        var problem = Problems.of(new NotSignedInException());
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.headers()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void saysWhenToTryAgain() {
        var away = Problems.of(new UnavailableException("Away.", new IOException("refused")));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.headers()).containsEntry("Retry-After", "5");
        var tooMany = Problems.of(new TooManySignInsException(Duration.ofMinutes(1)));
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.headers()).containsEntry("Retry-After", "60");
    }

    @Test
    void revealsNothingOfAnUnknownError() {
        var problem = Problems.of(new IllegalStateException("the password is hunter2"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toJson("/api/repls")).doesNotContain("hunter2", "IllegalState");
    }

    @Test
    void hasEveryFieldOfTheStandard() {
        var json = Json.createReader(new StringReader(new Problem(413, "Too \"large\".").toJson("/api/<repls>")))
                .readObject();
        assertThat(json.getString("type")).isEqualTo("about:blank");
        assertThat(json.getString("title")).isEqualTo("Content Too Large");
        assertThat(json.getInt("status")).isEqualTo(413);
        assertThat(json.getString("detail")).isEqualTo("Too \"large\".");
        assertThat(json.getString("instance")).isEqualTo("/api/<repls>");
    }
}
