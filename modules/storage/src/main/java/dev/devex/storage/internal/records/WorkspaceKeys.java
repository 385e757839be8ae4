package dev.devex.storage.internal.records;

import dev.devex.storage.Snapshot;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a workspace's objects lie. */
public record WorkspaceKeys(Workspace workspace) {
    /** Under which all workspaces lie, each in a folder of its owner's. */
    public static final String ALL = "repl/";

    private static final String JSON = ".json";

    public String prefix() {
        return ALL + workspace.owner() + "/" + workspace.repl() + "/";
    }

    public String head() {
        return prefix() + "head.json";
    }

    /** What is known of the repl besides its files. */
    public String description() {
        return prefix() + "repl.json";
    }

    /** What an object is called below the prefix. */
    public String name(String key) {
        return key.substring(prefix().length());
    }

    /** Under which all objects of a kind lie, each named by its hash. */
    public String objects(Kind kind) {
        return prefix() + Folders.of(kind);
    }

    public String object(Kind kind, String sha256) {
        return objects(kind) + sha256;
    }

    public String object(WorkspaceObject object) {
        return object(object.kind(), object.sha256());
    }

    public String snapshots() {
        return prefix() + "snapshots/";
    }

    public String snapshot(long number) {
        return snapshots() + number + JSON;
    }

    /** The opposite of {@link #snapshot}; none when it is not the key of a record. */
    public Optional<Long> numberOf(String key) {
        String number = key.substring(snapshots().length()).replace(JSON, "");
        return number.matches("[1-9][0-9]{0,15}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    public String branches() {
        return prefix() + "branches/";
    }

    public String branch(Snapshot branch) {
        return branch(branch.session(), branch.manifest().sha256());
    }

    public String branch(long session, String manifest) {
        return branches() + session + "-" + manifest + JSON;
    }

    /** What objects are called below the prefix of their workspace. */
    public static Set<String> names(Collection<WorkspaceObject> objects) {
        return objects.stream()
                .map(object -> Folders.of(object.kind()) + object.sha256())
                .collect(Collectors.toSet());
    }
}
