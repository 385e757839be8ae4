/** Where the work is kept: workspaces and templates in an S3-compatible store. */
@NullMarked
package dev.devex.storage;

import org.jspecify.annotations.NullMarked;
