package dev.devex.auth;

import dev.devex.kernel.ReplId;

/** Which sandbox makes the present request; to be injected into resources marked {@link ForSandboxes}. */
public interface SandboxCaller {
    ReplId repl();

    /** The session the token was made for; whether it is still the repl's is for the repl to say. */
    long session();
}
