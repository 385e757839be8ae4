/** What whoever runs the server may choose. */
@NullMarked
package dev.devex.storage.internal.settings;

import org.jspecify.annotations.NullMarked;
