package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.Optional;

/** What makes an object invalid, of all the rules there are those that a mistake here would run into. */
final class Validation {
    private Validation() {}

    static void check(Request request, Optional<JsonObject> there, JsonObject wanted) {
        var name = request.name();
        if (!name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") || name.length() > 63) {
            throw StatusException.invalid(
                    request.body().get("kind").getAsString(), name, "metadata.name: Invalid value");
        }
        if (request.resource().equals("deployments")) {
            checkDeployment(name, there, wanted);
        }
    }

    private static void checkDeployment(String name, Optional<JsonObject> there, JsonObject wanted) {
        var selector = Json.object(wanted, "spec/selector/matchLabels");
        if (there.isPresent() && !selector.equals(Json.object(there.get(), "spec/selector/matchLabels"))) {
            throw StatusException.invalid("Deployment", name, "spec.selector: Invalid value: field is immutable");
        }
        var labels = Json.object(wanted, "spec/template/metadata/labels");
        if (!selector.entrySet().stream().allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())))) {
            throw StatusException.invalid(
                    "Deployment",
                    name,
                    "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`");
        }
    }
}
