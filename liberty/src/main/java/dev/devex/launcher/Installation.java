package dev.devex.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of Devex are. In a checkout they are found from the launcher's own place; a package with another layout
 * names them in the environment ({@code DEVEX_EAR}, {@code DEVEX_LIBERTY}, {@code DEVEX_RUNNER}, {@code DEVEX_TEMPLATES_DIR}).
 *
 * @param liberty Open Liberty's own folder
 * @param configuration the folder that holds {@code servers/devex}
 * @param runner the runner's start script
 */
record Installation(Path ear, Path liberty, Path configuration, Path runner, Path templates, Path defaultData) {
    /**
     * @param target the folder of the launcher's jar
     * @throws RefusedStartException when a part is not there
     */
    static Installation find(Path target, Map<String, String> environment) {
        var checkout = target.resolve("../..").normalize();
        return new Installation(
                place(environment, "DEVEX_EAR", checkout.resolve("ear/target/devex.ear")),
                place(environment, "DEVEX_LIBERTY", target.resolve("runtime/wlp")),
                target.resolve("usr"),
                runner(environment, checkout.resolve("runner/target/dist/bin/runner")),
                place(environment, "DEVEX_TEMPLATES_DIR", checkout.resolve("templates")),
                defaultData(target));
    }

    /**
     * Where the command is that reads the store ({@code DEVEX_RECOVERY}); it needs none of the other parts.
     *
     * @throws RefusedStartException when it is not there
     */
    static Path recovery(Path target, Map<String, String> environment) {
        return place(
                environment,
                "DEVEX_RECOVERY",
                target.resolve("../../modules/recovery/target/recovery.jar").normalize());
    }

    /** Where data is unless {@code DEVEX_DATA_DIR} says otherwise. */
    static Path defaultData(Path target) {
        return target.resolve("../../.devex").normalize();
    }

    /** Whether sandboxes run here: those of a cluster have a runner in their image, and go on when this ends. */
    static boolean hasSandboxes(Map<String, String> environment) {
        return !"kubernetes".equals(environment.get("DEVEX_ORCHESTRATOR"));
    }

    private static Path runner(Map<String, String> environment, Path usual) {
        return hasSandboxes(environment) ? place(environment, "DEVEX_RUNNER", usual) : usual;
    }

    private static Path place(Map<String, String> environment, String variable, Path usual) {
        var place = Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(usual)
                .toAbsolutePath();
        if (!Files.exists(place)) {
            throw new RefusedStartException(place + " is missing: build it first, with mvn -DskipTests package.");
        }
        return place;
    }
}
