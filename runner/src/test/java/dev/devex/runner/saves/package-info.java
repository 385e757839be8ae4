/** Measures saving and restoring against tar and zstd, with the runner as it is shipped, a real core and a real S3 server. */
@NullMarked
package dev.devex.runner.saves;

import org.jspecify.annotations.NullMarked;
