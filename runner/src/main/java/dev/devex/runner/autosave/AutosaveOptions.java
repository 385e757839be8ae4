package dev.devex.runner.autosave;

import java.nio.file.Path;

/**
 * What is saved, and by which leave.
 *
 * @param access how the core is reached, and the right to save there
 * @param index what the saver remembers between two saves; outside the folders that it saves
 */
public record AutosaveOptions(Path workspace, Path home, Path access, Path index) {}
