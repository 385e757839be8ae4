package dev.devex.launcher;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Environment variables, read by kind. An empty one counts as not set; what cannot be used is refused by name. */
final class Variables {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Set<String> WEB = Set.of("http", "https");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A value that travels in headers and addresses: visible ASCII without blanks. */
    Optional<String> word(String name) {
        return checked(
                name, value -> VISIBLE.matcher(value).matches(), "must be visible ASCII characters without blanks.");
    }

    Optional<String> secret(String name, int length) {
        return checked(name, value -> value.length() >= length, "must have " + length + " characters or more.");
    }

    Optional<Boolean> flag(String name) {
        return checked(name, value -> Set.of("true", "false").contains(value), "must be true or false.")
                .map(Boolean::valueOf);
    }

    Optional<Integer> number(String name, int least, int most) {
        return checked(
                        name,
                        value -> isNumber(value, least, most),
                        "must be a whole number from " + least + " to " + most + ".")
                .map(Integer::valueOf);
    }

    Optional<Duration> duration(String name) {
        return checked(
                        name,
                        Variables::isDuration,
                        "must be an ISO 8601 duration above zero, like PT15M, and of no more than 36500 days.")
                .map(Duration::parse);
    }

    /** Scheme, host and port, nothing more. */
    Optional<URI> origin(String name) {
        return checked(
                        name,
                        value -> isOrigin(value),
                        "must be http:// or https:// with a host and perhaps a port, nothing more.")
                .map(value -> URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value));
    }

    /** An http or https address that may have a path. */
    Optional<URI> address(String name) {
        return checked(name, value -> isAddress(value, WEB), "must be an http:// or https:// address.")
                .map(URI::create);
    }

    Optional<String> checked(String name, Predicate<String> usable, String fact) {
        var value = text(name);
        if (value.filter(usable.negate()).isPresent()) {
            throw new InvalidSettingException(name, fact);
        }
        return value;
    }

    static boolean isAddress(String value, Set<String> schemes) {
        try {
            var uri = URI.create(value);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOrigin(String value) {
        return isAddress(value, WEB)
                && URI.create(value).getUserInfo() == null
                && Set.of("", "/").contains(URI.create(value).getPath());
    }

    private static boolean isNumber(String value, int least, int most) {
        try {
            var number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            var duration = Duration.parse(value);
            return !duration.isZero() && !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
