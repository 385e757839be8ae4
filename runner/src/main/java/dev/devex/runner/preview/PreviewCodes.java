package dev.devex.runner.preview;

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

/** Codes that open the preview once, within 30 seconds. */
public final class PreviewCodes {
    /** The parameter in which a browser brings one. */
    public static final String PARAMETER = OwnNames.PREFIX + "code";

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MAX_OPEN = 256;
    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Deque<PreviewCode> open = new ArrayDeque<>();

    public PreviewCodes(Clock clock) {
        this.clock = clock;
    }

    /** A new code; when very many are open, the oldest is given up. */
    public synchronized PreviewCode issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        PreviewCode code = new PreviewCode(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                clock.instant().plus(LIFE));
        if (open.size() >= MAX_OPEN) {
            open.removeFirst();
        }
        open.addLast(code);
        return code;
    }

    /** Whether {@code code} is good; it is not good a second time. */
    synchronized boolean redeem(String code) {
        Instant now = clock.instant();
        open.removeIf(issued -> !issued.expiresAt().isAfter(now));
        byte[] asked = code.getBytes(StandardCharsets.UTF_8);
        for (Iterator<PreviewCode> codes = open.iterator(); codes.hasNext(); ) {
            if (MessageDigest.isEqual(codes.next().code().getBytes(StandardCharsets.UTF_8), asked)) {
                codes.remove();
                return true;
            }
        }
        return false;
    }

    /** A code and the moment from which it opens nothing more. */
    public record PreviewCode(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "code until " + expiresAt;
        }
    }
}
