/** Telling every server what another one has changed. */
@NullMarked
package dev.devex.repl.internal.changes;

import org.jspecify.annotations.NullMarked;
