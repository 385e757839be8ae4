/** How what a sandbox uploads becomes the newest state. */
@NullMarked
package dev.devex.storage.internal.commit;

import org.jspecify.annotations.NullMarked;
