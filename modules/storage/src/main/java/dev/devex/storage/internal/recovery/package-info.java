/** Workspaces read without anything but the bucket. */
@NullMarked
package dev.devex.storage.internal.recovery;

import org.jspecify.annotations.NullMarked;
