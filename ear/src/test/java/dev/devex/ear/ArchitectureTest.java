package dev.devex.ear;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    /** Which module may know which; each knows itself. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "kernel", Set.of(),
            "snapshot", Set.of(),
            "auth", Set.of("kernel"),
            "storage", Set.of("kernel", "snapshot"),
            "orchestration", Set.of("kernel"),
            "repl", Set.of("kernel", "auth", "storage", "orchestration"),
            "web", Set.of("kernel", "snapshot", "auth", "storage", "orchestration", "repl"),
            "runner", Set.of("snapshot"),
            "recovery", Set.of("kernel", "storage", "repl"),
            "launcher", Set.of());

    private static final JavaClasses DEVEX = new ClassFileImporter()
            .importPaths(Stream.concat(
                            ROOMS.keySet().stream()
                                    .filter(ArchitectureTest::isModule)
                                    .map(room -> "modules/" + room),
                            Stream.of("runner", "liberty"))
                    .map(folder -> java.nio.file.Path.of("..", folder, "target", "classes"))
                    .toList());

    @Test
    void seesEveryModule() {
        assertThat(ROOMS.keySet()).allMatch(room -> DEVEX.stream()
                .anyMatch(type -> type.getPackageName().startsWith("dev.devex." + room)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void knowsOnlyWhatItMay(String room) {
        mayKnowOnly(room).check(DEVEX);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void keepsItsInsideToItself(String room) {
        noClasses()
                .that(not(resideInAPackage(within(room))))
                .and(not(resideInAPackage("dev.devex.web")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.devex." + room + ".internal..")
                .check(DEVEX);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.devex.(*)..").should().beFreeOfCycles().check(DEVEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot", "auth", "storage", "orchestration", "repl", "runner"})
    void hasNoCyclesWithinAModule(String room) {
        slices().matching("dev.devex." + room + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(DEVEX);
    }

    @Test
    void leavesEachTechnologyToItsAdapter() {
        only("dev.devex.storage.internal..", "io.minio..").check(DEVEX);
        only(Set.of("dev.devex.auth.internal..", "dev.devex.runner.."), "org.jose4j..")
                .check(DEVEX);
        only("dev.devex.web.internal..", "io.micrometer..").check(DEVEX);
        only("dev.devex.launcher..", "org.gaul.s3proxy..", "redis.embedded..").check(DEVEX);
        only("dev.devex.runner..", "io.undertow..", "com.pty4j..").check(DEVEX);
        only("dev.devex.snapshot..", "com.github.luben.zstd..").check(DEVEX);
        only("dev.devex.orchestration.internal.kubernetes..", "io.kubernetes..").check(DEVEX);
    }

    @Test
    void keepsTheLauncherAndTheRunnerFreeOfTheContainer() {
        noClasses()
                .that()
                .resideInAnyPackage(within("snapshot"), within("recovery"), within("launcher"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                        .and(not(resideInAPackage("jakarta.json.."))))
                .check(DEVEX);
    }

    @Test
    void keepsResourcesThin() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.devex.kernel.Redis")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "redis.clients..",
                        "io.minio..",
                        "org.jose4j..",
                        "java.nio.file..",
                        "java.util.concurrent.locks..")
                .check(DEVEX);
    }

    @Test
    void noticesAForbiddenImport() {
        var forbidden = mayKnowOnly("repl", Set.of("kernel"));
        assertThat(forbidden.evaluate(DEVEX).hasViolation()).isTrue();
    }

    private static Set<String> rooms() {
        return ROOMS.keySet();
    }

    private static ArchRule mayKnowOnly(String room) {
        return mayKnowOnly(room, ROOMS.getOrDefault(room, Set.of()));
    }

    private static ArchRule mayKnowOnly(String room, Set<String> others) {
        var known = Stream.concat(Stream.of(room), others.stream())
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(within(room))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.devex..")).or(resideInAnyPackage(known)));
    }

    private static ArchRule only(String adapter, String... technology) {
        return only(Set.of(adapter), technology);
    }

    private static ArchRule only(Set<String> adapters, String... technology) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(adapters.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }

    private static boolean isModule(String room) {
        return !Set.of("runner", "launcher").contains(room);
    }

    private static String within(String room) {
        return "dev.devex." + room + "..";
    }
}
