package dev.devex.repl.internal.rest;

import dev.devex.storage.Template;
import dev.devex.storage.Templates;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What repls can be made from. */
@Path("/api/templates")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TemplatesResource {
    private final Templates templates;

    @Inject
    public TemplatesResource(Templates templates) {
        this.templates = templates;
    }

    @SuppressWarnings("NullAway")
    protected TemplatesResource() {
        templates = null;
    }

    @GET
    public List<TemplateJson> list() {
        return templates.all().stream().map(TemplateJson::of).toList();
    }

    /** A template on the wire. */
    @JsonbPropertyOrder({"id", "name", "description"})
    public record TemplateJson(String id, String name, String description) {
        static TemplateJson of(Template template) {
            return new TemplateJson(template.id(), template.name(), template.description());
        }
    }
}
