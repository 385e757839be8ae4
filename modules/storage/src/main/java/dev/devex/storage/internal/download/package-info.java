/** Former states as they are sent, and how much of that goes on at once. */
@NullMarked
package dev.devex.storage.internal.download;

import org.jspecify.annotations.NullMarked;
