/** Where things lie in the bucket, and the small objects that say what is what. */
@NullMarked
package dev.devex.storage.internal.records;

import org.jspecify.annotations.NullMarked;
