/** What Redis keeps of repls, and the one way it changes. */
@NullMarked
package dev.devex.repl.internal.records;

import org.jspecify.annotations.NullMarked;
