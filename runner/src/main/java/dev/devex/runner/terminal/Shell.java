package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shell of every terminal: bash, else {@code SHELL}, else sh, with an environment of its own. */
public final class Shell {
    // Who the user is, where tools are, and how the outside is reached; nothing else of the runner's environment goes
    // in.
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "USER",
            "LOGNAME",
            "TZ",
            "JAVA_HOME",
            "GOROOT",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "REQUESTS_CA_BUNDLE",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "all_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "ALL_PROXY");

    private final Path workspace;
    private final Path home;
    private final SandboxMark mark;
    private final ProgramPort port;

    public Shell(Path workspace, Path home, SandboxMark mark, ProgramPort port) {
        this.workspace = workspace;
        this.home = home;
        this.mark = mark;
        this.port = port;
    }

    ShellProcess start(TerminalSize size) throws IOException {
        String program = program();
        return ShellProcess.start(List.of(program, "-i"), environment(program), workspace.toString(), size);
    }

    /** What the address of a folder (a {@code file:} URI) is in the workspace, or null. */
    @Nullable
    String folder(@Nullable String address) {
        return address == null ? null : FolderAddress.within(workspace, address);
    }

    private Map<String, String> environment(String program) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().retainAll(INHERITED);
        environment.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("SHELL", program);
        environment.put("TERM", "xterm-256color");
        environment.put("COLORTERM", "truecolor");
        environment.put("LANG", "C.UTF-8");
        // bash's prompt shows the folder alone, not where on this machine the sandbox lies.
        environment.put("PROMPT_DIRTRIM", "1");
        // bash says with each prompt where it is (OSC 7), unless the user has it do something else.
        environment.put("PROMPT_COMMAND", "printf '\\033]7;file://%s%s\\033\\\\' \"$HOSTNAME\" \"${PWD//%/%25}\"");
        environment.put("PORT", Integer.toString(port.number()));
        environment.put(SandboxMark.VARIABLE, mark.repl());
        return environment;
    }

    private static String program() {
        String own = System.getenv().getOrDefault("SHELL", "");
        return Stream.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash", own)
                .filter(path -> path.startsWith("/") && Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("/bin/sh");
    }
}
