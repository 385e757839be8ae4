package dev.devex.runner.server;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/** Starts the runners of {@link Started} fields, each in a folder of its own, and takes both away again. */
final class RunnerExtension implements BeforeAllCallback, BeforeEachCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start(context, null);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        start(context, context.getRequiredTestInstance());
    }

    private static void start(ExtensionContext context, @Nullable Object instance) throws Exception {
        List<Field> fields = AnnotationSupport.findAnnotatedFields(
                context.getRequiredTestClass(),
                Started.class,
                field -> ModifierSupport.isStatic(field) == (instance == null));
        for (Field field : fields) {
            Running running = Running.start(field.getAnnotation(Started.class));
            context.getStore(Namespace.create(RunnerExtension.class)).put(field, running);
            field.setAccessible(true);
            field.set(instance, running.runner);
        }
    }

    /** Closed with the test, or the class, that it was started for. */
    private record Running(TestRunner runner) implements AutoCloseable {
        static Running start(Started wanted) throws Exception {
            Path folder = Files.createTempDirectory("runner-");
            List<String> options = new ArrayList<>(List.of("--public-url", TestRunner.PUBLIC_URL));
            options.addAll(List.of(wanted.options()));
            return new Running(TestRunner.start(folder, wanted.basePath(), options.toArray(String[]::new)));
        }

        @Override
        public void close() throws IOException {
            runner.close();
            try (Stream<Path> files = Files.walk(runner.folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
