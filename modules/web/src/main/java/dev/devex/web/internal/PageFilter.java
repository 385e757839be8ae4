package dev.devex.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.regex.Pattern;

/** Serves the browser side: its files, and its one page for every address that is neither a file nor a resource. */
public class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern RESOURCES = Pattern.compile("/(?:auth|api|sandbox|internal|metrics)(?:[/;].*)?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        if (RESOURCES.matcher(path).matches() || hasServletOfItsOwn(request)) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            serve(PageFile.of(path), request, response);
        }
    }

    /** The resources' own servlet stands for every path; one that names a path exactly, such as a test's, is meant. */
    private static boolean hasServletOfItsOwn(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.EXACT;
    }

    private static void serve(PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var context = request.getServletContext();
        try (var content = context.getResourceAsStream(file.path())) {
            if (!file.isServed() || content == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            try (var compressed = context.getResourceAsStream(file.path() + ".gz")) {
                new PageAnswer(request, response).send(file, content, compressed);
            }
        }
    }
}
