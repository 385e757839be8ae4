package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.openapi.models.V1LocalObjectReference;
import io.kubernetes.client.openapi.models.V1Toleration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says of the pods.
 *
 * @param image where {@code {image}} stands for what a template asks for
 * @param core where sandboxes reach the core
 * @param site where browsers reach the core
 */
record PodOptions(
        String image,
        URI core,
        URI site,
        @Nullable String runtimeClass,
        @Nullable String priorityClass,
        Map<String, String> nodeSelector,
        List<V1Toleration> tolerations,
        List<V1LocalObjectReference> pullSecrets) {

    String image(TemplateNeeds needs) {
        return needs.isWholeImage() ? needs.image() : image.replace("{image}", needs.image());
    }
}
