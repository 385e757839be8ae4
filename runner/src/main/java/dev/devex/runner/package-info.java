/** The runner: one per repl, it serves the workspace, the terminals and the preview to browsers. */
@NullMarked
package dev.devex.runner;

import org.jspecify.annotations.NullMarked;
