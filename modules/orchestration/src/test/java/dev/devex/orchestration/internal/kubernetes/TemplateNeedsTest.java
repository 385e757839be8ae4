package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.custom.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateNeedsTest {
    @TempDir
    Path templates;

    @Test
    void readsImageAndResources() throws IOException {
        var needs = of("""
                {"image": "java", "resources": {"limits": {"memory": "2Gi"}, "disk": "8Gi"}}""");
        assertThat(needs.image()).isEqualTo("java");
        assertThat(needs.limits())
                .containsEntry("memory", new Quantity("2Gi"))
                .containsEntry("cpu", TemplateNeeds.USUAL.limits().get("cpu"));
        assertThat(needs.disk()).isEqualTo(new Quantity("8Gi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no JSON", "[]", "{\"resources\": 5}", "{\"resources\": {\"limits\": {\"memory\": \"much\"}}}"})
    void givesTheUsualWhereItCannotBeRead(String json) throws IOException {
        assertThat(of(json)).isEqualTo(TemplateNeeds.USUAL);
    }

    @Test
    void givesTheUsualToATemplateThatIsGone() {
        assertThat(TemplateNeeds.of(templates, "gone")).isEqualTo(TemplateNeeds.USUAL);
        assertThat(TemplateNeeds.of(templates, "")).isEqualTo(TemplateNeeds.USUAL);
    }

    private TemplateNeeds of(String json) throws IOException {
        Files.writeString(Files.createDirectories(templates.resolve("t")).resolve("devex.json"), json);
        return TemplateNeeds.of(templates, "t");
    }
}
