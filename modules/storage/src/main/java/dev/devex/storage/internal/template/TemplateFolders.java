package dev.devex.storage.internal.template;

import dev.devex.storage.Template;
import dev.devex.storage.Templates;
import dev.devex.storage.internal.settings.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * The templates of a folder, read once: each sub-folder with a {@code devex.json} is one, named after its folder. They
 * are shown by its {@code order}, then by title. One that cannot be read is left out and said in the log.
 */
@ApplicationScoped
public class TemplateFolders implements Templates {
    private static final Logger LOG = System.getLogger(TemplateFolders.class.getName());
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String DESCRIPTION_FILE = "devex.json";

    private final List<TemplateFolder> folders;

    @Inject
    public TemplateFolders(@ConfigProperties StorageSettings settings) {
        this(settings.templates());
    }

    public TemplateFolders(Optional<Path> folder) {
        folders = folder.map(TemplateFolders::readAll).orElse(List.of());
    }

    /** For the proxy of the container alone. */
    protected TemplateFolders() {
        this(Optional.empty());
    }

    @Override
    public List<Template> all() {
        return folders.stream().map(TemplateFolder::template).toList();
    }

    @Override
    public Optional<Template> find(String id) {
        return folder(id).map(TemplateFolder::template);
    }

    Optional<TemplateFolder> folder(String id) {
        return folders.stream()
                .filter(folder -> folder.template().id().equals(id))
                .findFirst();
    }

    private static List<TemplateFolder> readAll(Path folder) {
        var read = new ArrayList<TemplateFolder>();
        try (var children =
                Files.newDirectoryStream(folder, child -> Files.isRegularFile(child.resolve(DESCRIPTION_FILE)))) {
            children.forEach(child -> read(child).ifPresent(read::add));
        } catch (IOException e) {
            LOG.log(Level.ERROR, "No templates: " + folder + " cannot be read", e);
        }
        read.sort(Comparator.comparingInt(TemplateFolder::order)
                .thenComparing(entry -> entry.template().name(), String.CASE_INSENSITIVE_ORDER));
        return List.copyOf(read);
    }

    private static Optional<TemplateFolder> read(Path folder) {
        String id = String.valueOf(folder.getFileName());
        try (var reader = Json.createReader(Files.newBufferedReader(folder.resolve(DESCRIPTION_FILE)))) {
            JsonObject json = reader.readObject();
            if (!ID.matcher(id).matches()) {
                throw new JsonException("a template's folder is named in lower-case letters, digits and hyphens");
            }
            var template = new Template(id, json.getString("title"), json.getString("description"));
            int order = json.getInt("order", Integer.MAX_VALUE);
            return Optional.of(new TemplateFolder(template, order, TemplateFiles.of(folder)));
        } catch (IOException | JsonException | NullPointerException | ClassCastException e) {
            LOG.log(Level.ERROR, "Template " + id + " is left out: it cannot be read", e);
            return Optional.empty();
        }
    }

    record TemplateFolder(Template template, int order, TemplateFiles files) {}
}
