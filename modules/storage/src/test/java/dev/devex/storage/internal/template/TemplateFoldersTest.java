package dev.devex.storage.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.Template;
import dev.devex.storage.internal.TestTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFoldersTest {
    private Path folder;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listsFoldersByTitle() throws IOException {
        TestTemplates.write(folder, "python", "Python", "server.py", "");
        TestTemplates.write(folder, "node", "Node.js", "index.js", "");
        assertThat(read().all())
                .containsExactly(
                        new Template("node", "Node.js", "For tests"), new Template("python", "Python", "For tests"));
    }

    @Test
    void listsFirstWhatItsDescriptionPutsFirst() throws IOException {
        TestTemplates.write(folder, "basic", "Basic", "main.bas", "");
        var python = TestTemplates.write(folder, "python", "Python", "server.py", "");
        Files.writeString(python.resolve("devex.json"), """
                {"title": "Python", "description": "For tests", "order": 1}
                """);
        assertThat(read().all()).extracting(Template::id).containsExactly("python", "basic");
    }

    @Test
    void findsOneById() throws IOException {
        TestTemplates.write(folder, "node", "Node.js", "index.js", "");
        assertThat(read().find("node")).map(Template::name).contains("Node.js");
        assertThat(read().find("../node")).isEmpty();
        assertThat(read().find("Node.js")).isEmpty();
    }

    @Test
    void leavesOutWhatIsNoTemplate() throws IOException {
        TestTemplates.write(folder, "node", "Node.js", "index.js", "");
        Files.createDirectory(folder.resolve("without-description"));
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(TestTemplates.write(folder, "broken", "x", "x", "").resolve("devex.json"), "{");
        Files.writeString(TestTemplates.write(folder, "untitled", "x", "x", "").resolve("devex.json"), "{}");
        TestTemplates.write(folder, "Bad Name", "x", "x", "");
        assertThat(read().all()).extracting(Template::id).containsExactly("node");
    }

    @Test
    void offersNothingWithoutAFolder() {
        assertThat(new TemplateFolders(Optional.empty()).all()).isEmpty();
        assertThat(new TemplateFolders(Optional.of(folder.resolve("missing"))).all())
                .isEmpty();
    }

    private TemplateFolders read() {
        return new TemplateFolders(Optional.of(folder));
    }
}
