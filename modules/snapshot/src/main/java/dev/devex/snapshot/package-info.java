/** Snapshots of a workspace: saved into the objects of a store, read, compared, verified and restored. */
@NullMarked
package dev.devex.snapshot;

import org.jspecify.annotations.NullMarked;
