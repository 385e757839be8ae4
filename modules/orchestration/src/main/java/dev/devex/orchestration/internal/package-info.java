@NullMarked
package dev.devex.orchestration.internal;

import org.jspecify.annotations.NullMarked;
