/** Manifests: what entries a snapshot has, and how they are written down. */
@NullMarked
package dev.devex.snapshot.internal.manifest;

import org.jspecify.annotations.NullMarked;
