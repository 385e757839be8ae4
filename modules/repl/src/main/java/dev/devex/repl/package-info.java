/** The life of a repl: its state, kept in Redis, and what moves it on. */
@NullMarked
package dev.devex.repl;

import org.jspecify.annotations.NullMarked;
