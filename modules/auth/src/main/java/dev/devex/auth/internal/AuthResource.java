package dev.devex.auth.internal;

import dev.devex.auth.Tickets;
import dev.devex.auth.User;
import dev.devex.kernel.SiteSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and how to. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuthResource {
    private final UserSessions sessions;
    private final RequestCaller caller;
    private final SiteCookies cookies;
    private final Tickets tickets;
    private final GitHubSignIn github;
    private final boolean localLogin;

    @Inject
    public AuthResource(
            UserSessions sessions,
            RequestCaller caller,
            SiteCookies cookies,
            Tickets tickets,
            GitHubSignIn github,
            @ConfigProperties SiteSettings site) {
        this.sessions = sessions;
        this.caller = caller;
        this.cookies = cookies;
        this.tickets = tickets;
        this.github = github;
        this.localLogin = site.localLogin();
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected AuthResource() {
        sessions = null;
        caller = null;
        cookies = null;
        tickets = null;
        github = null;
        localLogin = false;
    }

    @GET
    @Path("/providers")
    @PermitAll
    public List<Provider> providers() {
        var offered = new ArrayList<Provider>();
        if (github.isOffered()) {
            offered.add(new Provider("github", "GitHub", "/auth/github/login"));
        }
        if (localLogin) {
            offered.add(new Provider("local", "Local", "/auth/local/login"));
        }
        return offered;
    }

    @GET
    @Path("/me")
    public Me me() {
        return Me.of(caller.user());
    }

    @GET
    @Path("/jwks")
    @PermitAll
    public String jwks() {
        return tickets.publicKeys();
    }

    @POST
    @Path("/logout")
    public Response logout() {
        sessions.end(caller.session());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.noSession())
                .build();
    }

    /** A way to sign in. */
    @JsonbPropertyOrder({"id", "name", "loginUrl"})
    public record Provider(String id, String name, String loginUrl) {}

    /** The caller. */
    @JsonbPropertyOrder({"id", "login", "name", "email", "avatarUrl", "provider"})
    public record Me(
            String id,
            String login,
            String name,
            @Nullable String email,
            @Nullable String avatarUrl,
            String provider) {
        static Me of(User user) {
            return new Me(
                    user.id().value(), user.login(), user.name(), user.email(), user.avatarUrl(), user.provider());
        }
    }
}
