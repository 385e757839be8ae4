/** Whether anybody, or anything, works in this sandbox. */
@NullMarked
package dev.devex.runner.activity;

import org.jspecify.annotations.NullMarked;
