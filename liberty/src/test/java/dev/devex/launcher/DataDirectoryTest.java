package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void makesASecretOnceAndForItsOwnerAlone() throws Exception {
        String secret;
        try (var directory = DataDirectory.open(folder)) {
            secret = directory.secret("redis");
        }
        try (var directory = DataDirectory.open(folder)) {
            assertThat(directory.secret("redis")).isEqualTo(secret).hasSizeGreaterThan(32);
        }
        var permissions = Files.getPosixFilePermissions(folder.resolve("secrets/redis"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void servesOneLauncherAtATime() {
        try (var first = DataDirectory.open(folder)) {
            assertThat(first.root()).isEqualTo(folder);
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(RefusedStartException.class)
                    .hasMessageContaining("DEVEX_DATA_DIR");
        }
    }

    @Test
    void remembersAPortUntilSomebodyElseHasIt() throws Exception {
        try (var directory = DataDirectory.open(folder)) {
            var port = directory.port("redis");
            assertThat(directory.port("redis")).isEqualTo(port);
            try (var taken = new ServerSocket(port, 1, Loopback.IPV4)) {
                assertThat(directory.port("redis")).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void refusesWhatIsNoFolder() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DEVEX_DATA_DIR");
    }
}
