/** What is removed, and when. */
@NullMarked
package dev.devex.storage.internal.collection;

import org.jspecify.annotations.NullMarked;
