package dev.devex.auth.internal;

import dev.devex.auth.Caller;
import dev.devex.auth.NotSignedInException;
import dev.devex.auth.Session;
import dev.devex.auth.User;
import dev.devex.kernel.UserId;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Remembers, for one request, whose session came with it. */
@RequestScoped
public class RequestCaller implements Caller {
    private @Nullable SessionToken token;

    void is(SessionToken checked) {
        token = checked;
    }

    @Override
    public UserId id() {
        return session().user();
    }

    @Override
    public Session session() {
        return token().session();
    }

    User user() {
        return SessionClaims.user(token());
    }

    private SessionToken token() {
        if (token == null) {
            throw new NotSignedInException();
        }
        return token;
    }
}
