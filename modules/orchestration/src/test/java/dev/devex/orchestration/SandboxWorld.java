package dev.devex.orchestration;

import dev.devex.kernel.ReplId;
import java.io.IOException;
import java.util.Optional;

/** What an adapter's test lends the contract: the place sandboxes run in, and the store they restore from and save to. */
public interface SandboxWorld extends AutoCloseable {
    /** What of a sandbox can be made to go wrong. */
    enum Step {
        RESTORE,
        SERVE,
        SAVE
    }

    /** A new orchestrator over the sandboxes that are there, as after a restart of the server. */
    Orchestrator open();

    /** The same, but it gives up a start after two seconds. */
    Orchestrator openImpatient();

    void store(ReplId repl, String file, String content) throws IOException;

    Optional<String> stored(ReplId repl, String file) throws IOException;

    /** Writes a file in the sandbox, as its user would. */
    void edit(ReplId repl, String file, String content) throws IOException;

    Optional<String> seen(ReplId repl, String file) throws IOException;

    /** From now on the step ends with that exit code and sentence. */
    void fail(Step step, int exit, String sentence) throws IOException;

    /** From now on the step never comes to its end. */
    void hang(Step step) throws IOException;

    /** The step works again. */
    void heal(Step step) throws IOException;

    /** Whether the step is under way in that repl's sandbox. */
    boolean isUnderWay(Step step, ReplId repl) throws IOException;

    /** Kills a sandbox's runner, as a fault would. */
    void killRunner(ReplId repl) throws IOException;

    /** Takes away what a sandbox holds, as a disk or a node does that is gone. */
    void loseWork(ReplId repl) throws Exception;

    @Override
    default void close() {}
}
