package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.devex.kernel.UnavailableException;
import io.kubernetes.client.openapi.ApiException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What the API server's errors mean (its Status objects), in words. */
final class Answers {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;
    private static final Pattern RIGHT = Pattern.compile("cannot (\\w+) resource \"([^\"]+)\"");
    private static final Pattern QUOTA = Pattern.compile("exceeded quota: (.*)", Pattern.DOTALL);
    /** To a patch that names an object's uid, where another one has its name by now. */
    private static final String OTHER_OBJECT = "metadata.uid: Invalid value";

    /** To a path that nothing serves: no Status comes with it. */
    private static final String NO_SUCH_PATH = "page not found";

    static final String CHANGED = "Somebody else has changed the sandbox just now.";
    private static final int LONGEST = 300;

    private Answers() {}

    static boolean isNotFound(ApiException e) {
        return e.getCode() == NOT_FOUND;
    }

    static boolean isConflict(ApiException e) {
        return e.getCode() == CONFLICT;
    }

    static RuntimeException meaning(ApiException e) {
        return e.getCode() == 0 ? unreachable(e) : meaning(e.getCode(), message(e));
    }

    /** Of a watch that has broken off, which happens also without anybody being wrong. */
    static RuntimeException meaningOfBreak(Throwable error) {
        return error instanceof ApiException e && (e.getCode() == UNAUTHORIZED || e.getCode() == FORBIDDEN)
                ? meaning(e)
                : unreachable(error);
    }

    static UnavailableException unreachable(Throwable error) {
        return new UnavailableException("The cluster's API server cannot be reached" + why(error) + ".", error);
    }

    /** @param message of the Status that came with the code */
    static RuntimeException meaning(int code, String message) {
        var cause = new IllegalStateException(code + " " + message);
        if (code == UNAUTHORIZED) {
            return new UnavailableException("The cluster does not accept this server's credentials.", cause);
        }
        if (code == TOO_MANY || code >= 500) {
            return new UnavailableException("The cluster has too much to do just now.", cause);
        }
        if (code == CONFLICT || (code == INVALID && message.contains(OTHER_OBJECT))) {
            return new UnavailableException(CHANGED, cause);
        }
        return refusal(code, message);
    }

    /** @param kind of what was applied, which a cluster knows only once its definition is installed */
    static RuntimeException meaningOfApply(String kind, int code, String message) {
        if (code == NOT_FOUND && message.contains(NO_SUCH_PATH)) {
            return new ClusterRefusalException(
                    "refused", "The cluster knows no " + kind + ": its definition has to be installed there.");
        }
        return meaning(code, message);
    }

    private static ClusterRefusalException refusal(int code, String message) {
        var quota = quota(message);
        if (quota.isPresent()) {
            return new ClusterRefusalException("quotaExceeded", quota.get());
        }
        var right = RIGHT.matcher(message);
        if (code == FORBIDDEN && right.find()) {
            return new ClusterRefusalException(
                    "forbidden",
                    "The cluster does not let this server " + right.group(1) + " " + right.group(2)
                            + ": its Role must allow that.");
        }
        return new ClusterRefusalException("refused", "The cluster refuses the sandbox: " + brief(message));
    }

    /** The sentence for a quota that is used up, if that is what a message says. */
    static Optional<String> quota(String message) {
        var quota = QUOTA.matcher(message);
        return quota.find()
                ? Optional.of("The cluster's quota for sandboxes is used up: " + brief(quota.group(1)))
                : Optional.empty();
    }

    /** One line, not too long, with a full stop. */
    static String brief(String message) {
        var line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return cut.endsWith(".") ? cut : cut + ".";
    }

    private static String why(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return ": its name leads nowhere";
            }
            if (cause instanceof SSLException) {
                return ": its certificate is not the one that is expected";
            }
            if (cause instanceof ConnectException) {
                return ": nothing answers at its address";
            }
            if (cause instanceof SocketTimeoutException) {
                return ": it does not answer in time";
            }
        }
        return " just now";
    }

    private static String message(ApiException e) {
        var body = Optional.ofNullable(e.getResponseBody()).orElse("");
        try {
            return JsonParser.parseString(body) instanceof JsonObject status && status.has("message")
                    ? status.get("message").getAsString()
                    : "answer " + e.getCode();
        } catch (JsonSyntaxException | UnsupportedOperationException malformed) {
            return "answer " + e.getCode();
        }
    }
}
