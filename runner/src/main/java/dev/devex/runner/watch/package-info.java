/** Follows what anybody does in the workspace. */
@NullMarked
package dev.devex.runner.watch;

import org.jspecify.annotations.NullMarked;
