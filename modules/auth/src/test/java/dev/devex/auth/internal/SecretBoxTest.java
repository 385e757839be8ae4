package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final byte[] PLAIN = "plain".getBytes(UTF_8);

    private final SecretBox box = new SecretBox("one secret");

    @Test
    void opensWhatItSealed() throws Exception {
        assertThat(box.open(box.seal(PLAIN, "label"), "label")).isEqualTo(PLAIN);
    }

    @Test
    void opensWithTheSameSecretElsewhere() throws Exception {
        assertThat(new SecretBox("one secret").open(box.seal(PLAIN, "label"), "label"))
                .isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() throws Exception {
        assertThat(box.seal(PLAIN, "label")).isNotEqualTo(box.seal(PLAIN, "label"));
    }

    @Test
    void refusesAnotherSecret() throws Exception {
        var sealed = box.seal(PLAIN, "label");
        assertThatThrownBy(() -> new SecretBox("another").open(sealed, "label"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void refusesAnotherLabel() throws Exception {
        var sealed = box.seal(PLAIN, "label");
        assertThatThrownBy(() -> box.open(sealed, "other")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void refusesWhatWasChanged() throws Exception {
        var sealed = box.seal(PLAIN, "label");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(sealed, "label")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> box.open(new byte[3], "label")).isInstanceOf(GeneralSecurityException.class);
    }
}
