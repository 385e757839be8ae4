/** Looking at former states, and bringing them back. */
@NullMarked
package dev.devex.storage.internal.history;

import org.jspecify.annotations.NullMarked;
