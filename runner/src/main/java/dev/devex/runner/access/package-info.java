/** Who gets in: tickets signed by the core, checked against its public keys. */
@NullMarked
package dev.devex.runner.access;

import org.jspecify.annotations.NullMarked;
