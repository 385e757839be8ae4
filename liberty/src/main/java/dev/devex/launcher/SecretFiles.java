package dev.devex.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings in files of their own, as container platforms hand out secrets: each file is named by its variable. A variable that
 * is set in the environment as well counts as it is there.
 */
final class SecretFiles {
    private static final String FOLDER = "DEVEX_SECRETS_DIR";
    private static final Path USUAL = Path.of("/run/secrets");
    private static final Pattern VARIABLE = Pattern.compile("(DEVEX|S3|REDIS|GITHUB)_[A-Z0-9_]+");

    private SecretFiles() {}

    /**
     * Returns the environment with what is in the files; other files in that folder mean nothing here.
     *
     * @throws InvalidSettingException when a folder that was named, or a file in it, cannot be read
     */
    static Map<String, String> addTo(Map<String, String> environment) {
        var named = new Variables(environment).text(FOLDER).map(Path::of);
        var folder = named.orElse(USUAL);
        if (named.isEmpty() && !Files.isDirectory(folder)) {
            return environment;
        }
        var complete = new HashMap<>(read(folder));
        complete.putAll(environment);
        return complete;
    }

    private static Map<String, String> read(Path folder) {
        var found = new HashMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(SecretFiles::isSetting).toList()) {
                found.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new InvalidSettingException(FOLDER, "names a folder, " + folder + ", that cannot be read.");
        }
        return found;
    }

    private static boolean isSetting(Path file) {
        return Files.isRegularFile(file)
                && VARIABLE.matcher(file.getFileName().toString()).matches();
    }
}
