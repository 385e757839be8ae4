/** Stopping the repls that nobody works in. */
@NullMarked
package dev.devex.repl.internal.idle;

import org.jspecify.annotations.NullMarked;
