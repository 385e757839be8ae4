/** Who is calling: sign-in, sessions, and the tokens of tickets and sandboxes. */
@NullMarked
package dev.devex.auth;

import org.jspecify.annotations.NullMarked;
