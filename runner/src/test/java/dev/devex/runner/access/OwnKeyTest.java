package dev.devex.runner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnKeyTest {
    private static final String REPL = "repl-11111111-2222-3333-4444-555555555555";
    private static final String OTHER = "repl-99999999-2222-3333-4444-555555555555";

    @TempDir
    Path folder;

    @Test
    void signsWhatTheRunnerAccepts() throws Exception {
        String ticket = open().ticket(REPL, "local:ada", Duration.ofMinutes(1));

        assertThat(check(REPL, publicKeys()).check(ticket).standing()).isEqualTo(Admission.Standing.ADMITTED);
        assertThat(check(OTHER, publicKeys()).check(ticket).standing()).isEqualTo(Admission.Standing.FOREIGN);
    }

    @Test
    void makesTheKeyOnceAndForItsOwnerAlone() throws Exception {
        String first = open().publicKeys();

        assertThat(open().publicKeys()).isEqualTo(first).isEqualTo(Files.readString(publicKeys()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateKey())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(publicKeys())).doesNotContain("\"d\"");
    }

    @Test
    void leavesTheKeysOfOthersAlone() throws Exception {
        Files.writeString(publicKeys(), "{\"keys\":[]}");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("already");
        assertThat(publicKeys()).hasContent("{\"keys\":[]}");
        assertThat(privateKey()).doesNotExist();
    }

    @Test
    void refusesKeysThatDoNotGoTogether() throws Exception {
        open();
        Files.writeString(publicKeys(), OwnKey.create().publicKeys());

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("other keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"})
    void refusesWhatIsNoPrivateKey(String content) throws Exception {
        Files.writeString(privateKey(), content);

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageEndingWith("holds no private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--for 1h", "--for PT0S", "--for -PT1H", "--repl evil", "--what x", "--user"})
    void refusesWrongOptions(String option) {
        List<String> arguments = List.of(("--repl " + REPL + " " + option).split(" "));

        assertThat(TicketCommand.run(arguments)).isEqualTo(2);
    }

    private OwnKey open() throws IOException {
        return OwnKey.open(privateKey(), publicKeys());
    }

    private Path privateKey() {
        return folder.resolve("key.json");
    }

    private Path publicKeys() {
        return folder.resolve("keys.json");
    }

    private static TicketCheck check(String repl, Path keys) throws IOException {
        return new TicketCheck(repl, TicketKeys.load(keys, null));
    }
}
