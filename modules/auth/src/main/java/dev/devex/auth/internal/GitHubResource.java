package dev.devex.auth.internal;

import dev.devex.kernel.UnavailableException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The two stops of a browser on its way to GitHub and back. */
@Path("/auth/github")
@PermitAll
@ApplicationScoped
public class GitHubResource {
    private static final Logger LOG = System.getLogger(GitHubResource.class.getName());

    private final GitHubSignIn github;
    private final UserSessions sessions;
    private final SiteCookies cookies;
    private final SignInLimit limit;

    @Inject
    public GitHubResource(GitHubSignIn github, UserSessions sessions, SiteCookies cookies, SignInLimit limit) {
        this.github = github;
        this.sessions = sessions;
        this.cookies = cookies;
        this.limit = limit;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected GitHubResource() {
        github = null;
        sessions = null;
        cookies = null;
        limit = null;
    }

    @GET
    @Path("/login")
    public Response login(@QueryParam("return") @Nullable String target, @Context HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        var begun = github.begin(ReturnPath.of(target)).orElseThrow(NotFoundException::new);
        return redirect(begun.authorizeUrl().toString())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.verifier(begun.verifier().value()))
                .build();
    }

    @GET
    @Path("/callback")
    public Response callback(
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @CookieParam(SiteCookies.VERIFIER) @Nullable String verifier) {
        if (!github.isOffered()) {
            throw new NotFoundException();
        }
        try {
            var completed = github.complete(new GitHubSignIn.Callback(code, state, verifier));
            return redirect(completed.target().value())
                    .header(HttpHeaders.SET_COOKIE, cookies.session(sessions.begin(completed.user())))
                    .header(HttpHeaders.SET_COOKIE, cookies.noVerifier())
                    .build();
        } catch (SignInFailedException e) {
            LOG.log(Level.INFO, "A sign-in at GitHub failed: " + e.failure().reason(), e.getCause());
            return failed(e.failure());
        } catch (UnavailableException e) {
            return failed(SignInFailure.UNAVAILABLE);
        }
    }

    private Response failed(SignInFailure failure) {
        return redirect("/?error=" + failure.reason())
                .header(HttpHeaders.SET_COOKIE, cookies.noVerifier())
                .build();
    }

    private static ResponseBuilder redirect(String target) {
        return Response.status(Status.FOUND).header(HttpHeaders.LOCATION, target);
    }
}
