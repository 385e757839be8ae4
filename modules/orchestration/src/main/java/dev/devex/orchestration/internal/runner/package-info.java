/** What every orchestrator knows of the runner's commands. */
@NullMarked
package dev.devex.orchestration.internal.runner;

import org.jspecify.annotations.NullMarked;
