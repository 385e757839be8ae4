/** Work that no request waits for: its threads, its leases, its pace. */
@NullMarked
package dev.devex.repl.internal.background;

import org.jspecify.annotations.NullMarked;
