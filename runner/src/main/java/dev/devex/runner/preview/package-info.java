/** The way from a browser to the program that runs in the sandbox. */
@NullMarked
package dev.devex.runner.preview;

import org.jspecify.annotations.NullMarked;
