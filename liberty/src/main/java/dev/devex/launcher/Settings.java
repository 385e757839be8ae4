package dev.devex.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that the launcher itself needs, all of them checked; the core reads the others from its environment.
 *
 * @param orchestrator what sandboxes run on
 * @param port the port the core listens on
 */
record Settings(
        DataSettings data,
        boolean localLogin,
        String orchestrator,
        Optional<String> secretKey,
        URI publicUrl,
        int port) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int DEFAULT_PORT = 9080;
    private static final int SECRET_KEY_LENGTH = 32;

    /**
     * @param defaultDataDirectory where data is kept unless {@code DEVEX_DATA_DIR} says otherwise
     * @throws InvalidSettingException for the first variable that cannot be used
     */
    static Settings from(Map<String, String> environment, Path defaultDataDirectory) {
        var variables = new Variables(environment);
        var data = DataSettings.from(variables, defaultDataDirectory);
        gitHub(variables);
        limits(variables);
        var publicUrl = variables.origin("DEVEX_PUBLIC_URL").orElse(URI.create("http://localhost:" + DEFAULT_PORT));
        var orchestrator = Orchestrators.chosen(variables, publicUrl);
        var embedded = data.isAllEmbedded() && orchestrator.equals(Orchestrators.PROCESS);
        return new Settings(
                data,
                localLogin(variables, publicUrl, embedded),
                orchestrator,
                secretKey(variables, data.externalRedis()),
                publicUrl,
                port(variables, publicUrl));
    }

    private static void gitHub(Variables variables) {
        var id = variables.word("GITHUB_CLIENT_ID");
        var secret = variables.word("GITHUB_CLIENT_SECRET");
        if (id.isPresent() != secret.isPresent()) {
            throw new InvalidSettingException(
                    id.isPresent() ? "GITHUB_CLIENT_SECRET" : "GITHUB_CLIENT_ID",
                    "is missing: the id and the secret of the OAuth app belong together.");
        }
        variables.address("GITHUB_URL");
        variables.address("GITHUB_API_URL");
    }

    private static void limits(Variables variables) {
        variables.number("DEVEX_MAX_REPLS_PER_USER", 1, 100_000);
        variables.checked(
                "DEVEX_WORKSPACE_MAX_BYTES",
                value -> value.matches("[1-9][0-9]{0,17}"),
                "must be a whole number of bytes above zero.");
        variables.duration("DEVEX_SNAPSHOTS_KEEP_ALL");
        variables.duration("DEVEX_SNAPSHOTS_KEEP_HOURLY");
        variables.duration("DEVEX_SNAPSHOTS_KEEP_DAILY");
        variables.duration("DEVEX_IDLE_TIMEOUT");
        variables.duration("DEVEX_IDLE_MAX");
        variables.duration("DEVEX_PIN_MAX");
        variables.word("DEVEX_METRICS_TOKEN");
    }

    private static boolean localLogin(Variables variables, URI publicUrl, boolean embedded) {
        var loopback = LOOPBACK.contains(publicUrl.getHost());
        var localLogin = variables.flag("DEVEX_LOCAL_LOGIN").orElse(embedded && loopback);
        if (localLogin && !loopback) {
            throw new InvalidSettingException(
                    "DEVEX_LOCAL_LOGIN", "can be true only where DEVEX_PUBLIC_URL is on localhost: it lets anyone in.");
        }
        return localLogin;
    }

    private static Optional<String> secretKey(Variables variables, boolean externalRedis) {
        var key = variables.secret("DEVEX_SECRET_KEY", SECRET_KEY_LENGTH);
        if (key.isEmpty() && externalRedis) {
            throw new InvalidSettingException(
                    "DEVEX_SECRET_KEY",
                    "is missing: with REDIS_URL it must be set, " + SECRET_KEY_LENGTH + " characters or more.");
        }
        return key;
    }

    private static int port(Variables variables, URI publicUrl) {
        var chosen = variables.number("DEVEX_HTTP_PORT", 1, 65_535);
        if (chosen.isPresent() || publicUrl.getScheme().equals("https")) {
            return chosen.orElse(DEFAULT_PORT);
        }
        return publicUrl.getPort() < 0 ? 80 : publicUrl.getPort();
    }
}
