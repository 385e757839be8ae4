package dev.devex.runner.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A field for a {@link TestRunner} that runs during each test or, where the field is static, during all of its class. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunnerExtension.class)
@interface Started {
    String basePath() default "";

    /** Further options of the command line. */
    String[] options() default {};
}
