package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsSettingsAndNothingElse() throws IOException {
        write("REDIS_URL", "redis://:hunter2@cache:6379\n");
        write("S3_SECRET_KEY", "secret");
        write("kubeconfig", "apiVersion: v1");
        write("PATH", "/tmp");
        Files.createDirectory(folder.resolve("DEVEX_SECRET_KEY"));

        assertThat(SecretFiles.addTo(environment()))
                .isEqualTo(Map.of(
                        "DEVEX_SECRETS_DIR",
                        folder.toString(),
                        "REDIS_URL",
                        "redis://:hunter2@cache:6379",
                        "S3_SECRET_KEY",
                        "secret"));
    }

    @Test
    void leavesToTheEnvironmentWhatIsSetThere() throws IOException {
        write("S3_REGION", "file");

        var complete = SecretFiles.addTo(Map.of("DEVEX_SECRETS_DIR", folder.toString(), "S3_REGION", "environment"));

        assertThat(complete).containsEntry("S3_REGION", "environment");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        var missing = Map.of("DEVEX_SECRETS_DIR", folder.resolve("missing").toString());

        assertThatThrownBy(() -> SecretFiles.addTo(missing))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DEVEX_SECRETS_DIR");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private Map<String, String> environment() {
        return Map.of("DEVEX_SECRETS_DIR", folder.toString());
    }
}
