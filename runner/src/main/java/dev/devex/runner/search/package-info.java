/** Search in the names and contents of the workspace's files. */
@NullMarked
package dev.devex.runner.search;

import org.jspecify.annotations.NullMarked;
