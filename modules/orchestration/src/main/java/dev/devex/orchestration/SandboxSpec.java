package dev.devex.orchestration;

import dev.devex.kernel.ReplId;

/**
 * What a sandbox is started and stopped with.
 *
 * @param template what the repl was made from, which says what its sandbox needs; empty where that is not known
 * @param session the number of this run of the repl; it grows with every start
 * @param token by which the sandbox asks the core for access to its workspace; a secret
 * @param publicKeys the JWK set the runner checks tickets with
 */
public record SandboxSpec(ReplId repl, String template, long session, String token, String publicKeys) {
    @Override
    public String toString() {
        return repl + " session " + session;
    }
}
