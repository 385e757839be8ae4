package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.ForeignHostException;
import dev.devex.auth.ForeignOriginException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSourceFilterTest {
    private static final HttpServletResponse RESPONSE = fake(HttpServletResponse.class, Map.of());

    private final RequestSourceFilter filter =
            new RequestSourceFilter(new RequestSources(URI.create("http://localhost:9080"), true, Optional.empty()));
    private final Map<String, List<String>> headers = new HashMap<>(Map.of("Host", List.of("localhost:9080")));
    private Cookie[] cookies = {};

    @Test
    void letsItsOwnPagesIn() throws Exception {
        headers.put("Origin", List.of("http://localhost:9080"));
        signIn();
        assertThat(passes("POST", "/api/repls")).isTrue();
    }

    @Test
    void letsProgramsWithTokensIn() throws Exception {
        assertThat(passes("POST", "/api/repls")).isTrue();
        assertThat(passes("POST", "/sandbox/repls/x/saves")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "PROPFIND"})
    void refusesChangesFromForeignPages(String method) {
        headers.put("Origin", List.of("http://localhost:3000"));
        assertThatThrownBy(() -> passes(method, "/api/repls")).isInstanceOf(ForeignOriginException.class);
        assertThatThrownBy(() -> passes(method, "/auth/local/login")).isInstanceOf(ForeignOriginException.class);
    }

    @Test
    void refusesChangesWithASessionsCookieAndNoOrigin() {
        signIn();
        assertThatThrownBy(() -> passes("POST", "/auth/logout")).isInstanceOf(ForeignOriginException.class);
    }

    @Test
    void refusesAForeignOriginBesideItsOwn() {
        headers.put("Origin", List.of("http://localhost:9080", "https://evil.example"));
        assertThatThrownBy(() -> passes("POST", "/api/repls")).isInstanceOf(ForeignOriginException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void letsReadingRequestsIn(String method) throws Exception {
        headers.put("Origin", List.of("https://evil.example"));
        signIn();
        assertThat(passes(method, "/api/repls")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/repls", "/auth/me", "/sandbox/x", "/internal/drain", "/metrics/", "/metrics;/../api"})
    void refusesForeignHostsEverywhere(String path) {
        headers.put("Host", List.of("evil.example"));
        assertThatThrownBy(() -> passes("GET", path)).isInstanceOf(ForeignHostException.class);
    }

    @Test
    void refusesRequestsForNoHostOrTwo() {
        headers.put("Host", List.of());
        assertThatThrownBy(() -> passes("GET", "/")).isInstanceOf(ForeignHostException.class);
        headers.put("Host", List.of("localhost:9080", "evil.example"));
        assertThatThrownBy(() -> passes("GET", "/")).isInstanceOf(ForeignHostException.class);
    }

    @Test
    void leavesMetricsToTheirOwnRule() throws Exception {
        headers.put("Host", List.of("10.0.0.7:9080"));
        assertThat(passes("GET", "/metrics")).isTrue();
    }

    private void signIn() {
        cookies = new Cookie[] {new Cookie("devex_session", "token")};
    }

    private boolean passes(String method, String path) throws Exception {
        var passed = new boolean[1];
        filter.doFilter(request(method, path), RESPONSE, (request, response) -> passed[0] = true);
        return passed[0];
    }

    private HttpServletRequest request(String method, String path) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> path;
                    case "getLocalPort" -> 9080;
                    case "getCookies" -> cookies;
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> answers.get(called.getName())));
    }
}
