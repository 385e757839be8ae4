package dev.devex.launcher;

import java.util.HashMap;
import java.util.Map;

/** The environment variables of the server process: those of the launcher, completed. */
final class ServerEnvironment {
    private final Map<String, String> variables = new HashMap<>();

    ServerEnvironment(Map<String, String> inherited) {
        inherited.forEach((name, value) -> {
            if (!value.isBlank()) {
                variables.put(name, value);
            }
        });
        variables.put("JAVA_HOME", System.getProperty("java.home"));
    }

    ServerEnvironment with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    ServerEnvironment with(Settings settings) {
        return with(Map.of(
                "DEVEX_PUBLIC_URL", settings.publicUrl().toString(),
                "DEVEX_LOCAL_LOGIN", String.valueOf(settings.localLogin()),
                "DEVEX_ORCHESTRATOR", settings.orchestrator(),
                "DEVEX_DATA_DIR", settings.data().folder().toString(),
                "DEVEX_HTTP_HOST", settings.localLogin() ? "127.0.0.1" : "*",
                "DEVEX_HTTP_PORT", String.valueOf(settings.port()),
                "DEVEX_HTTP_IPV6_LOOPBACK", String.valueOf(settings.localLogin() && Loopback.hasIpv6())));
    }

    ServerEnvironment with(Installation installation, DataDirectory directory) {
        return with(Map.of(
                "DEVEX_EAR", installation.ear().toString(),
                "DEVEX_RUNNER", installation.runner().toString(),
                "DEVEX_TEMPLATES_DIR", installation.templates().toString(),
                "WLP_USER_DIR", installation.configuration().toString(),
                "WLP_OUTPUT_DIR", directory.folder("liberty").toString(),
                "LOG_DIR", directory.folder("logs").toString()));
    }

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }
}
