/** Bringing sandboxes up and taking them down, and finding those nobody minds. */
@NullMarked
package dev.devex.repl.internal.sandboxes;

import org.jspecify.annotations.NullMarked;
