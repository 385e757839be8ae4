/** What every module may know: identifiers, the settings of the site, the one Redis client, and the two errors all share. */
@NullMarked
package dev.devex.kernel;

import org.jspecify.annotations.NullMarked;
