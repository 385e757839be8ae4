package dev.devex.runner.autosave;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How this very runner is called to save, behind everything else that wants a processor. */
final class SaverProgram {
    /** Set by the start script, which knows best with which options to start. */
    private static final String PROGRAM = "devex.runner";

    private static final List<String> NICE = List.of("/usr/bin/nice", "/bin/nice");
    private static final String NICENESS = "10";

    private SaverProgram() {}

    static List<String> command(AutosaveOptions options) {
        List<String> command = new ArrayList<>();
        NICE.stream()
                .filter(nice -> Files.isExecutable(Path.of(nice)))
                .findFirst()
                .ifPresent(nice -> command.addAll(List.of(nice, "-n", NICENESS)));
        command.addAll(program());
        command.addAll(List.of("saver", "--workspace", options.workspace().toString()));
        command.addAll(List.of("--home", options.home().toString()));
        command.addAll(List.of("--access", options.access().toString()));
        command.addAll(List.of("--index", options.index().toString()));
        return command;
    }

    private static List<String> program() {
        String program = System.getProperty(PROGRAM);
        if (program != null) {
            return List.of(program);
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        return List.of(java, "-cp", Objects.toString(System.getProperty("java.class.path")), "dev.devex.runner.Main");
    }
}
