package dev.devex.runner.terminal;

/**
 * The mark in the environment of everything that runs in a repl's sandbox, so that a process is known even when it has
 * cut itself off from the shell that started it.
 */
public record SandboxMark(String repl) {
    static final String VARIABLE = "DEVEX_SANDBOX";

    /** Whether {@code environment}, as Linux shows it (entries end with NUL), carries this mark. */
    boolean isIn(String environment) {
        String entry = VARIABLE + '=' + repl + '\0';
        return environment.startsWith(entry) || environment.contains('\0' + entry);
    }
}
