package dev.devex.web.internal;

import static java.util.Map.entry;

import dev.devex.auth.ForeignHostException;
import dev.devex.auth.ForeignOriginException;
import dev.devex.auth.NotSignedInException;
import dev.devex.auth.TooManySignInsException;
import dev.devex.auth.UnreadableKeysException;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.TooManyReplsException;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.NoFileException;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.TooLargeArchiveException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.UnsupportedStoreException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one place that knows which error is which status. What it does not know is a fault of ours: logged, and not explained. */
final class Problems {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private static final Map<Class<?>, Integer> STATUSES = Map.ofEntries(
            entry(InvalidValueException.class, 400),
            entry(NotSignedInException.class, 401),
            entry(ForeignOriginException.class, 403),
            entry(ForeignSandboxException.class, 403),
            entry(UnknownReplException.class, 404),
            entry(UnknownWorkspaceException.class, 404),
            entry(UnknownSnapshotException.class, 404),
            entry(UnknownEntryException.class, 404),
            entry(ReplStateException.class, 409),
            entry(OldSessionException.class, 409),
            entry(MovedWorkspaceException.class, 409),
            entry(SupersededSessionException.class, 409),
            entry(UnreadableWorkspaceException.class, 409),
            entry(NoFileException.class, 409),
            entry(TooLargeArchiveException.class, 409),
            entry(BodyTooLargeException.class, 413),
            entry(TooLargeWorkspaceException.class, 413),
            entry(ForeignHostException.class, 421),
            entry(RejectedCommitException.class, 422),
            entry(UnknownTemplateException.class, 422),
            entry(TooManyReplsException.class, 429),
            entry(TooManySignInsException.class, 429),
            entry(UnsupportedStoreException.class, 501),
            entry(UnavailableException.class, 503),
            entry(UnreadableKeysException.class, 503));

    /** What tells errors of one status apart, for programs. */
    private static final Map<Class<?>, String> REASONS = Map.of(
            MovedWorkspaceException.class, "moved",
            OldSessionException.class, "oldSession",
            SupersededSessionException.class, "oldSession");

    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);
    private static final Duration FOR_AN_OPERATOR = Duration.ofMinutes(1);

    private Problems() {}

    static boolean isKnown(Class<?> error) {
        return STATUSES.containsKey(error);
    }

    static Problem of(Throwable error) {
        var status = STATUSES.get(error.getClass());
        if (status != null) {
            var reason = Optional.ofNullable(REASONS.get(error.getClass()));
            return new Problem(status, reason, String.valueOf(error.getMessage()), headers(error));
        }
        if (error instanceof WebApplicationException answer) {
            return of(answer);
        }
        LOG.log(Level.ERROR, "A request failed for a reason nobody foresaw.", error);
        return new Problem(500, StatusText.sentence(500));
    }

    private static Problem of(WebApplicationException answer) {
        var response = answer.getResponse();
        var headers = PASSED_ON.stream()
                .filter(name -> response.getHeaderString(name) != null)
                .collect(Collectors.toMap(Function.identity(), response::getHeaderString));
        return new Problem(response.getStatus(), Optional.empty(), StatusText.sentence(response.getStatus()), headers);
    }

    private static Map<String, String> headers(Throwable error) {
        if (error instanceof NotSignedInException) {
            return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (error instanceof UnavailableException unavailable) {
            return retryAfter(unavailable.retryAfter());
        }
        if (error instanceof TooManySignInsException tooMany) {
            return retryAfter(tooMany.retryAfter());
        }
        return error instanceof UnreadableKeysException ? retryAfter(FOR_AN_OPERATOR) : Map.of();
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }
}
