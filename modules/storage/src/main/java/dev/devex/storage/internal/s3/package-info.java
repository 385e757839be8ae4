/** The store as S3-compatible servers offer it. */
@NullMarked
package dev.devex.storage.internal.s3;

import org.jspecify.annotations.NullMarked;
