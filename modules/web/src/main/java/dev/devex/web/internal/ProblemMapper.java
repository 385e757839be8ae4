package dev.devex.web.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The edge at which resources' errors become answers. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
    @Context
    @SuppressWarnings("NullAway.Init")
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable error) {
        if (error instanceof WebApplicationException answer && !isError(answer.getResponse())) {
            return answer.getResponse();
        }
        var problem = Problems.of(error);
        var response = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem.toJson(request.getRequestURI()));
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static boolean isError(Response response) {
        var family = response.getStatusInfo().getFamily();
        return family == Family.CLIENT_ERROR || family == Family.SERVER_ERROR;
    }
}
