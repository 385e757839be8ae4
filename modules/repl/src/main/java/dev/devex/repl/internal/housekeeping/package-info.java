/** Keeping the store free of what nobody needs any more. */
@NullMarked
package dev.devex.repl.internal.housekeeping;

import org.jspecify.annotations.NullMarked;
