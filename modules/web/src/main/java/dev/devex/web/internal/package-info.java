@NullMarked
package dev.devex.web.internal;

import org.jspecify.annotations.NullMarked;
