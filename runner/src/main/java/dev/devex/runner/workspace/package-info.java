/** The commands that bring a workspace from the store and back. */
@NullMarked
package dev.devex.runner.workspace;

import org.jspecify.annotations.NullMarked;
