/** The workspace's files: paths that cannot leave it, atomic writes, versions and patches. */
@NullMarked
package dev.devex.runner.files;

import org.jspecify.annotations.NullMarked;
