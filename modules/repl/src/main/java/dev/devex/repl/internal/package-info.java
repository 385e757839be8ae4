@NullMarked
package dev.devex.repl.internal;

import org.jspecify.annotations.NullMarked;
