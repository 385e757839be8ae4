package dev.devex.runner.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Codes that open one thing each, once, within 30 seconds: what may stand in an address where a ticket may not. */
public final class OneTimeCodes<T> {
    /** The parameter in which a browser brings one. */
    public static final String PARAMETER = "devex_code";

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MAX_OPEN = 256;
    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Deque<Issued<T>> open = new ArrayDeque<>();

    public OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    /** A new code for {@code thing}; when very many are open, the oldest is given up. */
    public synchronized OneTimeCode issue(T thing) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        OneTimeCode code = new OneTimeCode(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                clock.instant().plus(LIFE));
        if (open.size() >= MAX_OPEN) {
            open.removeFirst();
        }
        open.addLast(new Issued<>(code, thing));
        return code;
    }

    /** What {@code code} opens; it opens nothing a second time. */
    public synchronized Optional<T> redeem(String code) {
        Instant now = clock.instant();
        open.removeIf(issued -> !issued.code().expiresAt().isAfter(now));
        byte[] asked = code.getBytes(StandardCharsets.UTF_8);
        for (Iterator<Issued<T>> codes = open.iterator(); codes.hasNext(); ) {
            Issued<T> issued = codes.next();
            if (MessageDigest.isEqual(issued.code().code().getBytes(StandardCharsets.UTF_8), asked)) {
                codes.remove();
                return Optional.of(issued.thing());
            }
        }
        return Optional.empty();
    }

    /** A code and the moment from which it opens nothing more. */
    public record OneTimeCode(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "code until " + expiresAt;
        }
    }

    private record Issued<T>(OneTimeCode code, T thing) {}
}
