package dev.devex.repl.internal.records;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.Redis;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplRecovery;
import dev.devex.repl.ReplState;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.WorkspaceDescription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Records of repls, made of what the store knows. */
public final class RecoveredRecords implements ReplRecovery {
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String UNKNOWN_TEMPLATE = "unknown";
    private static final Duration UNTIL_CLEARED = Duration.ofHours(6);

    private final Redis redis;

    public RecoveredRecords(Redis redis) {
        this.redis = redis;
    }

    public static RecoveredRecords of(URI redis) {
        return new RecoveredRecords(new Redis(redis));
    }

    @Override
    public Outcome recover(StoredWorkspace stored) {
        return run(stored, false);
    }

    @Override
    public Outcome foresee(StoredWorkspace stored) {
        return run(stored, true);
    }

    @Override
    public void close() {
        redis.close();
    }

    private Outcome run(StoredWorkspace stored, boolean dry) {
        var workspace = stored.workspace();
        var description = description(stored);
        var keys = List.of(
                Keys.repl(workspace.repl()),
                Keys.of(workspace.owner()),
                Keys.in(ReplState.STOPPED),
                Keys.CREATING,
                Keys.ABANDONED,
                Keys.DELETED,
                Keys.TO_CLEAR);
        var arguments = new ArrayList<>(List.of(
                workspace.repl().value(),
                workspace.owner() + " " + workspace.repl(),
                millis(description.createdAt()),
                millis(Instant.now().plus(UNTIL_CLEARED)),
                dry ? "1" : "",
                Keys.CHANNEL));
        var session = Math.max(stored.session(), stored.newest().session());
        arguments.addAll(Fields.ofStopped(workspace, description, stored.newest(), session)
                .namesAndValues());
        return Outcome.valueOf(String.valueOf(redis.script(Script.RESTORE.lua(), keys, arguments)));
    }

    /** What is stored is believed only as far as a repl may be called so. */
    private static WorkspaceDescription description(StoredWorkspace stored) {
        try {
            var found = stored.description().orElseGet(() -> made(stored));
            var name = new ReplName(found.name()).value();
            var template = TEMPLATE.matcher(found.template()).matches() ? found.template() : UNKNOWN_TEMPLATE;
            return new WorkspaceDescription(name, template, found.createdAt(), found.revision() + 1);
        } catch (InvalidValueException e) {
            return made(stored);
        }
    }

    private static WorkspaceDescription made(StoredWorkspace stored) {
        var id = stored.workspace().repl().value();
        var name = "Recovered " + id.substring("repl-".length(), id.indexOf('-', "repl-".length()));
        return new WorkspaceDescription(name, UNKNOWN_TEMPLATE, stored.newest().savedAt(), 1);
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
