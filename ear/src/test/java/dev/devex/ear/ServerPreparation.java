package dev.devex.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.event.container.AfterStop;
import org.jboss.arquillian.container.spi.event.container.BeforeSetup;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jspecify.annotations.Nullable;

/** Gives Arquillian's server a real Redis and a real S3 server, before it starts. */
public final class ServerPreparation implements LoadableExtension {
    private @Nullable ExternalRedis redis;
    private @Nullable ExternalStore store;

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(ServerPreparation.class);
    }

    /** Makes the server's folder from the configuration that is shipped and the tests' additions. */
    public void prepare(@Observes BeforeSetup event) throws Exception {
        redis = new ExternalRedis();
        store = new ExternalStore();
        var server = Path.of("target/arquillian/usr/servers/inside");
        copy(Path.of("../liberty/src/main/liberty"), server);
        Files.delete(server.resolve("configDropins/defaults/application.xml"));
        Files.delete(server.resolve("bootstrap.properties"));
        copy(Path.of("src/test/liberty"), server);
        Files.createDirectories(server.resolve("dropins"));
        var port = System.getProperty("devex.test.port");
        var variables = new HashMap<>(Map.of(
                "DEVEX_HTTP_HOST",
                "127.0.0.1",
                "DEVEX_HTTP_PORT",
                port,
                "DEVEX_PUBLIC_URL",
                "http://localhost:" + port,
                "DEVEX_LOCAL_LOGIN",
                "true",
                "DEVEX_DATA_DIR",
                Path.of("target/arquillian/data").toAbsolutePath().toString(),
                "DEVEX_RUNNER",
                Path.of("../runner/target/dist/bin/runner").toAbsolutePath().toString(),
                "DEVEX_TEMPLATES_DIR",
                Path.of("../templates").toAbsolutePath().normalize().toString()));
        variables.putAll(redis.settings());
        variables.putAll(store.settings());
        Files.writeString(
                server.resolve("server.env"),
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    public void release(@Observes AfterStop event) throws IOException {
        if (store != null && redis != null) {
            store.close();
            redis.close();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
