/** Saves the workspace while people work in it. */
@NullMarked
package dev.devex.runner.autosave;

import org.jspecify.annotations.NullMarked;
