/** Finds what is new in a workspace, and stores it. */
@NullMarked
package dev.devex.snapshot.internal.save;

import org.jspecify.annotations.NullMarked;
