package dev.devex.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The edge at which errors outside of resources become answers. */
public class ProblemFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, new ProblemResponse(request.getRequestURI(), response));
        } catch (RuntimeException e) {
            Problems.of(e).send(request.getRequestURI(), response);
        } catch (ServletException e) {
            var cause = e.getRootCause() == null ? e : e.getRootCause();
            Problems.of(cause).send(request.getRequestURI(), response);
        }
    }

    /** Answers with a problem where the container would answer with a page. */
    private static final class ProblemResponse extends HttpServletResponseWrapper {
        private final String path;
        private final HttpServletResponse response;

        ProblemResponse(String path, HttpServletResponse response) {
            super(response);
            this.path = path;
            this.response = response;
        }

        @Override
        public void sendError(int status) throws IOException {
            new Problem(status, StatusText.sentence(status)).send(path, response);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
