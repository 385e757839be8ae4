@NullMarked
package dev.devex.auth.internal;

import org.jspecify.annotations.NullMarked;
