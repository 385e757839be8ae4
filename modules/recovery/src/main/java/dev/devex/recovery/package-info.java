/** What can be done when nothing is left but the store: lists, verifies and restores workspaces, and makes the records in Redis anew. */
@NullMarked
package dev.devex.recovery;

import org.jspecify.annotations.NullMarked;
