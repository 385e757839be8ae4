package dev.devex.runner.workspace;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core what goes on in this sandbox.
 *
 * @param access how the core is reached; read for each call, since what renews the token in it is another process
 */
public record ActivityCall(Path access) {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityCall.class);

    /**
     * Says that for {@code idleSeconds} nothing has gone on, where {@code reason} is null.
     *
     * @return after how many seconds the core wants to hear more at the latest; empty when it did not take the report
     */
    public OptionalLong send(@Nullable String reason, long idleSeconds) {
        try {
            return OptionalLong.of(new CoreClient(Access.read(access)).report(reason, idleSeconds));
        } catch (CommandException e) {
            LOG.debug("The core does not take reports.", e);
            return OptionalLong.empty();
        }
    }
}
