package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** What is said of a kubeconfig that cannot be used: anybody may read it. */
class ConnectionTest {
    @Test
    void namesTheLineThatIsWrongAndNothingOfWhatIsInIt() {
        var malformed = "users:\n- name: core\n  user: {token: \"very-secret}\n";
        var error = catchRuntimeException(() -> KubeConfig.loadKubeConfig(new StringReader(malformed)));
        assertThat(error).hasMessageContaining("very-secret");
        assertThat(Connection.unusable(error)).hasMessage("KUBECONFIG cannot be used: its line 4 is no YAML.");
    }

    @Test
    void saysNothingOfAFileOfAnotherKind() {
        var error = catchRuntimeException(() -> KubeConfig.loadKubeConfig(new StringReader("very-secret")));
        assertThat(Connection.unusable(error))
                .hasMessage("KUBECONFIG cannot be used: it does not hold what such a file holds.");
    }

    @Test
    void saysOfAFileThatCannotBeReadThatItCannot() {
        assertThat(Connection.unusable(new IOException("very-secret")))
                .hasMessage("KUBECONFIG cannot be used: it, or a file that it names, cannot be read.");
    }
}
