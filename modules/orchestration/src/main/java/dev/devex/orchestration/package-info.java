/** Where repls run: the port to sandboxes, and its adapters. */
@NullMarked
package dev.devex.orchestration;

import org.jspecify.annotations.NullMarked;
