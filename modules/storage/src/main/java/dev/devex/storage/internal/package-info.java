@NullMarked
package dev.devex.storage.internal;

import org.jspecify.annotations.NullMarked;
