package dev.devex.auth.internal;

import dev.devex.auth.NotSignedInException;
import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.ReplId;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Remembers, for one request, which sandbox made it. */
@RequestScoped
public class RequestSandboxCaller implements SandboxCaller {
    private SignedSandboxTokens.@Nullable Sandbox sandbox;

    void is(SignedSandboxTokens.Sandbox checked) {
        sandbox = checked;
    }

    @Override
    public ReplId repl() {
        return sandbox().repl();
    }

    @Override
    public long session() {
        return sandbox().session();
    }

    private SignedSandboxTokens.Sandbox sandbox() {
        if (sandbox == null) {
            throw new NotSignedInException();
        }
        return sandbox;
    }
}
