/** The wire protocol {@code devex.json.v1}: what clients send, what the server sends, and the one codec between them and JSON. */
@NullMarked
package dev.devex.runner.protocol;

import org.jspecify.annotations.NullMarked;
