/** Measures saving and restoring against tar and zstd, through a real S3 server in a process of its own. */
@NullMarked
package dev.devex.snapshot.bench;

import org.jspecify.annotations.NullMarked;
