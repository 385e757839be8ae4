package dev.devex.auth.internal;

import dev.devex.kernel.Loopback;
import dev.devex.kernel.SiteSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The sign-in of the embedded default, where whoever reaches loopback is trusted to say who they are. */
@Path("/auth/local/login")
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@ApplicationScoped
public class LocalLoginResource {
    private final UserSessions sessions;
    private final SiteCookies cookies;
    private final SignInLimit limit;
    private final boolean isOn;

    @Inject
    public LocalLoginResource(
            UserSessions sessions, SiteCookies cookies, SignInLimit limit, @ConfigProperties SiteSettings site) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.limit = limit;
        this.isOn = site.localLogin();
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected LocalLoginResource() {
        sessions = null;
        cookies = null;
        limit = null;
        isOn = false;
    }

    @POST
    public Response login(@Nullable Login body, @Context HttpServletRequest request) {
        if (!isOn || !Loopback.is(request.getRemoteAddr())) {
            throw new NotFoundException();
        }
        limit.count(request.getRemoteAddr());
        var user = LocalLogin.of(body == null ? null : body.login()).user();
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.session(sessions.begin(user)))
                .build();
    }

    /** The body of a sign-in. */
    public record Login(@Nullable String login) {}
}
