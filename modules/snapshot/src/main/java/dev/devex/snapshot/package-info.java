/** Saves a workspace into one stream of bytes and restores it: the format both the core and the runner know. */
@NullMarked
package dev.devex.snapshot;

import org.jspecify.annotations.NullMarked;
