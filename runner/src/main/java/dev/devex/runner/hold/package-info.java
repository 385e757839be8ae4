/** Has a runner keep still while its sandbox is saved from outside. */
@NullMarked
package dev.devex.runner.hold;

import org.jspecify.annotations.NullMarked;
