/** The life of repls over HTTP: resources, their shapes, and the event streams. */
@NullMarked
package dev.devex.repl.internal.rest;

import org.jspecify.annotations.NullMarked;
