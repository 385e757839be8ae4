/** Tests of the whole: the architecture, and the real server as its clients see it. */
@NullMarked
package dev.devex.ear;

import org.jspecify.annotations.NullMarked;
