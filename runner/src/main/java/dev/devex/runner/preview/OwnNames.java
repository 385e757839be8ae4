package dev.devex.runner.preview;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Locale;

/** Tells what is Devex's own in a request or an answer, and so none of the user's program's business. */
final class OwnNames {
    /** How the names of all our cookies and parameters begin. */
    static final String PREFIX = "devex_";

    private static final int PARTS = 3;

    private OwnNames() {}

    /**
     * Whether a cookie, as in {@code Cookie} or {@code Set-Cookie}, is ours. One without a name counts by its value:
     * browsers send {@code =devex_session=x} back as {@code devex_session=x}.
     */
    static boolean isCookie(String cookie) {
        return cookie.replaceFirst("^[\\s=\\p{Cntrl}]+", "")
                .toLowerCase(Locale.ROOT)
                .startsWith(PREFIX);
    }

    /** Whether {@code token} is a JWT that the core issued, or pretends to be. */
    static boolean isToken(String token) {
        String[] parts = token.trim().split("\\.");
        if (parts.length != PARTS) {
            return false;
        }
        try (JsonReader reader = Json.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[1])))) {
            JsonObject claims = reader.readObject();
            return "devex".equals(claims.getString("iss", ""));
        } catch (IllegalArgumentException | JsonException noJwt) {
            return false;
        }
    }
}
