package dev.devex.runner.activity;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes what is said of the sandbox. */
@FunctionalInterface
interface Report {
    /**
     * @param reason what goes on, or null
     * @param idleSeconds for how long nothing has gone on
     * @return after how many seconds the next is wanted; empty when this one was not taken
     */
    OptionalLong send(@Nullable String reason, long idleSeconds);
}
