/** What objects of the store have in common: their salt and measures, and how they come there. */
@NullMarked
package dev.devex.snapshot.internal.object;

import org.jspecify.annotations.NullMarked;
