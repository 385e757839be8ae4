package dev.devex.storage;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;

/** Whose work it is: everything stored of it lies under {@code repl/<owner>/<repl-id>/}. */
public record Workspace(UserId owner, ReplId repl) {}
