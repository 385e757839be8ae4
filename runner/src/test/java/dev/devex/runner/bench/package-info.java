/** Measures a runner from the outside; see "How fast it is" in the runner's README. */
@NullMarked
package dev.devex.runner.bench;

import org.jspecify.annotations.NullMarked;
