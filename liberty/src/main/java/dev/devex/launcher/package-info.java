/** The launcher of the embedded default: checks the settings, starts Redis, an S3 server and Open Liberty, and ends them again. */
@NullMarked
package dev.devex.launcher;

import org.jspecify.annotations.NullMarked;
