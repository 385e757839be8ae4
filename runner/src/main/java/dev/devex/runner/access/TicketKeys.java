package dev.devex.runner.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The core's public keys by {@code kid}; an unknown one makes the core be asked, at most once in ten seconds. */
public final class TicketKeys implements VerificationKeyResolver {
    private static final Logger LOG = LoggerFactory.getLogger(TicketKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 3000;
    private static final int MAX_BYTES = 1 << 16;

    private final @Nullable URI source;
    private volatile List<JsonWebKey> keys;
    private @Nullable Long asked;

    private TicketKeys(List<JsonWebKey> keys, @Nullable URI source) {
        this.keys = keys;
        this.source = source;
    }

    /**
     * Reads a JWK set (RFC 7517).
     *
     * @param source where newer ones are, or null
     * @throws IOException also when the file holds something else
     */
    public static TicketKeys load(Path file, @Nullable URI source) throws IOException {
        return new TicketKeys(parse(read(file)), source);
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String id = signature.getKeyIdHeaderValue();
        Key key = find(id);
        if (key == null && id != null) {
            refresh();
            key = find(id);
        }
        if (key == null) {
            throw new UnresolvableKeyException("no key of that id");
        }
        return key;
    }

    /** The id of one of those that are known. */
    Optional<String> anyId() {
        return keys.stream().map(JsonWebKey::getKeyId).filter(Objects::nonNull).findFirst();
    }

    private @Nullable Key find(@Nullable String id) {
        return keys.stream()
                .filter(key -> key.getKeyId() != null && key.getKeyId().equals(id))
                .map(JsonWebKey::getKey)
                .findFirst()
                .orElse(null);
    }

    private synchronized void refresh() {
        if (source == null || (asked != null && System.nanoTime() - asked < PAUSE.toNanos())) {
            return;
        }
        asked = System.nanoTime();
        try {
            keys = parse(fetch(source));
        } catch (IOException unreachable) {
            LOG.warn("The core's keys cannot be read.", unreachable);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IOException("the keys in " + file + " cannot be read", unreadable);
        }
    }

    private static String fetch(URI source) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) source.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    private static List<JsonWebKey> parse(String json) throws IOException {
        try {
            return List.copyOf(new JsonWebKeySet(json).getJsonWebKeys());
        } catch (JoseException notKeys) {
            throw new IOException("that is not a JWK set", notKeys);
        }
    }
}
