package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.snapshot.Change.Kind;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateDifferenceTest {
    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot before = new HandmadeSnapshot(store);
    private final HandmadeSnapshot after = new HandmadeSnapshot(store);

    @Test
    void findsNothingBetweenEqualStates() throws IOException {
        before.file("workspace/file", "x").link("workspace/link", "file");
        after.file("workspace/file", "x").link("workspace/link", "file");
        assertThat(changes()).isEmpty();
    }

    @Test
    void namesEachWayToDiffer() throws IOException {
        before.file("workspace/changed", "old")
                .folder("workspace/closed", 0755)
                .file("workspace/folder", "was a file")
                .link("workspace/link", "one")
                .file("workspace/mode", 0644, new byte[] {1})
                .file("workspace/removed", "x")
                .file("workspace/same", "same");
        after.file("workspace/added", "x")
                .file("workspace/changed", "new")
                .folder("workspace/closed", 0700)
                .folder("workspace/folder", 0755)
                .link("workspace/link", "other")
                .file("workspace/mode", 0755, new byte[] {1})
                .file("workspace/same", "same");
        assertThat(changes())
                .containsExactly(
                        "ADDED workspace/added",
                        "CHANGED workspace/changed",
                        "MODE workspace/closed",
                        "CHANGED workspace/folder",
                        "CHANGED workspace/link",
                        "MODE workspace/mode",
                        "REMOVED workspace/removed");
    }

    @Test
    void takesNoNoteOfATimeAlone() throws IOException {
        before.folder("workspace/folder", 0755);
        after.add(new Entry.Folder(new EntryPath("workspace/folder"), 0755, FileTime.fromMillis(0)));
        assertThat(changes()).isEmpty();
    }

    private List<String> changes() throws IOException {
        var changes = new ArrayList<String>();
        try (var difference =
                new StateDifference(StateReader.open(before.store(), store), StateReader.open(after.store(), store))) {
            for (Change change = difference.next(); change != null; change = difference.next()) {
                assertThat(change.before().isPresent()).isEqualTo(change.kind() != Kind.ADDED);
                assertThat(change.after().isPresent()).isEqualTo(change.kind() != Kind.REMOVED);
                changes.add(change.kind() + " " + change.path());
            }
        }
        return changes;
    }
}
