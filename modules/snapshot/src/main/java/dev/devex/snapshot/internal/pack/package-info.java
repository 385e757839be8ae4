/** Packs: the contents of files, in compressed frames. */
@NullMarked
package dev.devex.snapshot.internal.pack;

import org.jspecify.annotations.NullMarked;
