/** The options of the command line. */
@NullMarked
package dev.devex.runner.options;

import org.jspecify.annotations.NullMarked;
