package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatItAcknowledgedThroughAKill() throws Exception {
        try (var directory = DataDirectory.open(folder)) {
            var killed = EmbeddedRedis.start(directory);
            say(killed.url(), "SET devex:test kept");
            var process = recorded(directory);
            process.destroyForcibly();
            process.onExit().join();
            try (var redis = EmbeddedRedis.start(directory)) {
                assertThat(say(redis.url(), "GET devex:test")).contains("kept");
            }
        }
    }

    @Test
    void comesBackByItselfWithWhatItAcknowledged() throws Exception {
        try (var directory = DataDirectory.open(folder);
                var redis = EmbeddedRedis.start(directory).keepUp()) {
            say(redis.url(), "SET devex:test kept");
            recorded(directory).destroyForcibly();
            assertThat(Wait.until(Duration.ofSeconds(30), () -> answer(redis).contains("kept")))
                    .isTrue();
        }
    }

    private static String answer(EmbeddedRedis redis) {
        try {
            return say(redis.url(), "GET devex:test");
        } catch (Exception e) {
            return "";
        }
    }

    @Test
    void endsTheOneThatAKilledLauncherLeftBehind() throws Exception {
        try (var directory = DataDirectory.open(folder)) {
            EmbeddedRedis.start(directory);
            var left = recorded(directory);
            EmbeddedRedis.takeOver(directory);
            assertThat(left.isAlive()).isFalse();
        }
    }

    @Test
    void knowsItsOwnByThePasswordWhenTheRecordIsLost() throws Exception {
        try (var directory = DataDirectory.open(folder)) {
            EmbeddedRedis.start(directory);
            var left = recorded(directory);
            Files.delete(directory.processRecord("redis"));
            EmbeddedRedis.takeOver(directory);
            assertThat(Wait.until(Duration.ofSeconds(30), () -> !left.isAlive()))
                    .isTrue();
        }
    }

    @Test
    void takesANewPasswordAfterTheOldOneWasSaidToWhateverListened() throws Exception {
        try (var directory = DataDirectory.open(folder)) {
            var old = EmbeddedRedis.start(directory).url();
            EmbeddedRedis.takeOver(directory);
            try (var redis = EmbeddedRedis.start(directory)) {
                assertThat(URI.create(redis.url()).getUserInfo())
                        .isNotEqualTo(URI.create(old).getUserInfo());
            }
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (var directory = DataDirectory.open(folder);
                var redis = EmbeddedRedis.start(directory)) {
            var port = URI.create(redis.url()).getPort();
            assertThat(say("redis://:wrong@127.0.0.1:" + port, "GET devex:test"))
                    .contains("NOAUTH");
        }
    }

    private static ProcessHandle recorded(DataDirectory directory) throws Exception {
        return ProcessIdentity.parse(Files.readString(directory.processRecord("redis")))
                .flatMap(ProcessIdentity::living)
                .orElseThrow();
    }

    private static String say(String url, String command) throws Exception {
        var password = URI.create(url).getUserInfo().substring(1);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(url).getPort())) {
            var request = "AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
