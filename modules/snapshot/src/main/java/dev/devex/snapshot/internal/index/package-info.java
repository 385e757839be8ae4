/** What a save leaves to the next one: what it knew of each path. */
@NullMarked
package dev.devex.snapshot.internal.index;

import org.jspecify.annotations.NullMarked;
