/** Terminals: shells on pseudo terminals, and the processes that they started. */
@NullMarked
package dev.devex.runner.terminal;

import org.jspecify.annotations.NullMarked;
