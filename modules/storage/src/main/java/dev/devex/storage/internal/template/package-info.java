/** What new workspaces begin with. */
@NullMarked
package dev.devex.storage.internal.template;

import org.jspecify.annotations.NullMarked;
