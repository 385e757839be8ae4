package dev.devex.auth;

import dev.devex.kernel.ReplId;

/** Signs the tokens by which a sandbox speaks for its repl with the core: RS256, audience {@value #AUDIENCE}. */
public interface SandboxTokens {
    String AUDIENCE = "devex-sandbox";

    /** A token for the given session of a repl; user code can read it, so it opens nothing but that repl's own grants and saves. */
    String issue(ReplId repl, long session);
}
