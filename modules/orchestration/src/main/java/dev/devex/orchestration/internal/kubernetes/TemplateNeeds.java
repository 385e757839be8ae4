package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.custom.QuantityFormatException;
import io.kubernetes.client.openapi.models.V1ResourceRequirements;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a template's pods need: of its {@code devex.json}, {@code "image"} and {@code "resources"}. Amounts are Kubernetes'
 * quantities; {@code disk} bounds workspace and home together.
 */
record TemplateNeeds(String image, Map<String, Quantity> requests, Map<String, Quantity> limits, Quantity disk) {
    private static final Logger LOG = System.getLogger(TemplateNeeds.class.getName());
    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";
    private static final String DISK = "ephemeral-storage";

    /** Of a template that says nothing, or that is gone. */
    static final TemplateNeeds USUAL = new TemplateNeeds(
            "base",
            Map.of(CPU, new Quantity("100m"), MEMORY, new Quantity("256Mi"), DISK, new Quantity("512Mi")),
            Map.of(CPU, new Quantity("2"), MEMORY, new Quantity("1Gi"), DISK, new Quantity("5Gi")),
            new Quantity("4Gi"));

    static TemplateNeeds of(Path templates, String template) {
        var file = templates.resolve(template).resolve("devex.json");
        if (!Files.isRegularFile(file)) {
            return USUAL;
        }
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return of(reader.readObject());
        } catch (IOException | JsonException | ClassCastException | QuantityFormatException e) {
            LOG.log(Level.ERROR, "What pods of template " + template + " need cannot be read: they get the usual", e);
            return USUAL;
        }
    }

    /** Whether the template names an image from wherever it likes. */
    boolean isWholeImage() {
        return image.contains("/") || image.contains(":");
    }

    V1ResourceRequirements resources() {
        return new V1ResourceRequirements().requests(requests).limits(limits);
    }

    private static TemplateNeeds of(JsonObject json) {
        var resources =
                json.getOrDefault("resources", JsonObject.EMPTY_JSON_OBJECT).asJsonObject();
        return new TemplateNeeds(
                json.getString("image", USUAL.image),
                quantities(resources, "requests", USUAL.requests),
                quantities(resources, "limits", USUAL.limits),
                new Quantity(resources.getString("disk", USUAL.disk.toSuffixedString())));
    }

    private static Map<String, Quantity> quantities(JsonObject resources, String name, Map<String, Quantity> usual) {
        var given = resources.getOrDefault(name, JsonObject.EMPTY_JSON_OBJECT).asJsonObject();
        return usual.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> {
            var text = given.getString(entry.getKey(), entry.getValue().toSuffixedString());
            return new Quantity(text);
        }));
    }
}
