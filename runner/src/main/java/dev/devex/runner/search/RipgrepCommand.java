package dev.devex.runner.search;

import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ripgrep of this machine, and how it is asked. */
final class RipgrepCommand {
    private static final Pattern VERSION = Pattern.compile("ripgrep (\\d{1,4})\\.");
    private static final int OLDEST = 13;

    private final List<String> program;

    private RipgrepCommand(List<String> program) {
        this.program = program;
    }

    /** The one on {@code searchPath}, if it is new enough. */
    static Optional<RipgrepCommand> find(String searchPath) {
        return program("rg", searchPath).filter(RipgrepCommand::isNewEnough).map(rg -> {
            List<String> program = new ArrayList<>();
            program("nice", searchPath)
                    .ifPresent(nice -> program.addAll(List.of(nice, "-n", Integer.toString(Niceness.LOW))));
            program.add(rg);
            return new RipgrepCommand(program);
        });
    }

    Process start(SearchQuery query, Path root) throws IOException {
        List<String> line = new ArrayList<>(program);
        Collections.addAll(line, "--no-config", "--no-messages", "--hidden", "--no-require-git");
        Collections.addAll(line, "--no-ignore-parent", "--no-ignore-global", "--no-ignore-exclude");
        addPlaces(query, line);
        if (query.scope() == Scope.NAMES) {
            Collections.addAll(line, "--files", "--null", "./");
        } else {
            addText(query, line);
        }
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(query.scope() == Scope.CONTENTS);
        builder.environment().clear();
        if (query.scope() == Scope.NAMES) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void addPlaces(SearchQuery query, List<String> line) {
        query.include().forEach(glob -> PathFilter.forms(glob).forEach(form -> Collections.addAll(line, "-g", form)));
        query.exclude()
                .forEach(glob -> PathFilter.forms(glob).forEach(form -> Collections.addAll(line, "-g", "!" + form)));
        Collections.addAll(line, "-g", "!.devex-" + "[0-9a-f]".repeat(16));
        if (query.ignored()) {
            line.add("--no-ignore");
        } else {
            Collections.addAll(line, "-g", "!.git", "-g", "!node_modules");
        }
    }

    private static void addText(SearchQuery query, List<String> line) {
        Collections.addAll(line, "--json", "--crlf", "--encoding", "none");
        Collections.addAll(line, "--max-filesize", Integer.toString(Search.MAX_FILE_BYTES));
        line.add(query.caseSensitive() ? "--case-sensitive" : "--ignore-case");
        if (query.wholeWord()) {
            line.add("--word-regexp");
        }
        if (!query.regex()) {
            line.add("--fixed-strings");
        }
        Collections.addAll(line, "--regexp=" + query.text(), "./");
    }

    private static Optional<String> program(String name, String searchPath) {
        for (String folder : searchPath.split(":")) {
            Path program = Path.of(folder, name);
            if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program.toString());
            }
        }
        return Optional.empty();
    }

    private static boolean isNewEnough(String rg) {
        try {
            Process process = new ProcessBuilder(rg, "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                Matcher version = VERSION.matcher(new String(output.readNBytes(100), StandardCharsets.UTF_8));
                return version.lookingAt() && Integer.parseInt(version.group(1)) >= OLDEST;
            }
        } catch (IOException notStarted) {
            return false;
        }
    }
}
