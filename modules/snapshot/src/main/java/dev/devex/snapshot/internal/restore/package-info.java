/** Makes files of a snapshot. */
@NullMarked
package dev.devex.snapshot.internal.restore;

import org.jspecify.annotations.NullMarked;
