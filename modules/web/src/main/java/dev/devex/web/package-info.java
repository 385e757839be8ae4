/** The edge of the core: the list of its resources. */
@NullMarked
package dev.devex.web;

import org.jspecify.annotations.NullMarked;
