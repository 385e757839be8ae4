package dev.devex.storage.internal.recovery;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.SnapshotVerifier;
import dev.devex.snapshot.StateReader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Verification;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads all that is stored of one workspace, and says what is wrong. Of former snapshots manifests and packs are compared with their
 * names, each once; of the newest the contents of all files as well.
 */
final class WorkspaceCheck {
    private final WorkspaceKeys keys;
    private final StoredStates stored;
    private final CountedObjects source;
    private final ObjectCheck check;
    private final Defects defects = new Defects();
    /** What is wrong with each, as far as they were read. */
    private final Map<Sha256, Optional<String>> manifests = new HashMap<>();

    private final Map<StoredPack, Optional<String>> packs = new HashMap<>();
    /** Which snapshots refer to a pack. */
    private final Map<StoredPack, List<StoredState>> needed = new LinkedHashMap<>();

    WorkspaceCheck(S3Bucket bucket, WorkspaceKeys keys, CountedObjects source) {
        this.keys = keys;
        this.source = source;
        stored = new StoredStates(bucket, keys, defects);
        check = new ObjectCheck(source);
    }

    /** @throws UnavailableException when the store breaks off */
    Verification run() {
        Optional<StoredState> newest = stored.newest();
        List<StoredState> former = stored.former(newest);
        stored.checkDescription();
        try {
            if (newest.isPresent()) {
                checkNewest(newest.get());
            }
            for (StoredState state : former) {
                header(state).ifPresent(header -> note(header, state));
            }
            for (StoredPack pack : needed.keySet()) {
                checkPack(pack);
            }
        } catch (IOException e) {
            throw S3Errors.unavailable(e);
        }
        int snapshots = former.size() + (newest.isPresent() ? 1 : 0);
        return new Verification(keys.workspace(), snapshots, defects.all());
    }

    private void checkNewest(StoredState state) throws IOException {
        Optional<ManifestHeader> header = header(state);
        if (header.isEmpty()) {
            return;
        }
        note(header.get(), state);
        Optional<String> problem = contents(state);
        if (problem.isEmpty()) {
            header.get().packs().forEach(pack -> packs.put(pack, Optional.empty()));
        } else if (header.get().packs().stream().allMatch(pack -> problem(pack).isEmpty())) {
            contents(state).ifPresent(still -> defects.add(still, state));
        }
    }

    /** What is wrong with the contents of files, if anything is. */
    private Optional<String> contents(StoredState state) throws IOException {
        try {
            SnapshotVerifier.verify(state.manifest(), source);
            return Optional.empty();
        } catch (SnapshotException | NoSuchFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The header of a state whose manifests are whole. */
    private Optional<ManifestHeader> header(StoredState state) throws IOException {
        try {
            if (!hasWhole(state, state.manifest())) {
                return Optional.empty();
            }
            Optional<Sha256> base = source.objects().header(state.manifest()).base();
            if (base.isPresent() && !hasWhole(state, base.get())) {
                return Optional.empty();
            }
            return Optional.of(SnapshotVerifier.verifyManifest(state.manifest(), source.objects(), Optional.empty()));
        } catch (SnapshotException e) {
            defects.add(String.valueOf(e.getMessage()), state);
            return Optional.empty();
        }
    }

    private boolean hasWhole(StoredState state, Sha256 manifest) {
        Optional<String> problem = manifests.computeIfAbsent(manifest, check::problem);
        problem.ifPresent(found -> defects.add(found, state));
        return problem.isEmpty();
    }

    private void note(ManifestHeader header, StoredState state) {
        header.packs().forEach(pack -> needed.computeIfAbsent(pack, first -> new ArrayList<>())
                .add(state));
    }

    private void checkPack(StoredPack pack) throws IOException {
        Optional<String> problem = problem(pack);
        if (problem.isPresent()) {
            for (StoredState state : needed.getOrDefault(pack, List.of())) {
                defects.add(problem.get(), state, filesIn(pack, state));
            }
        }
    }

    private Optional<String> problem(StoredPack pack) {
        return packs.computeIfAbsent(pack, check::problem);
    }

    private long filesIn(StoredPack pack, StoredState state) throws IOException {
        long files = 0;
        try (var reader = StateReader.open(state.manifest(), source)) {
            int place = reader.header().packs().indexOf(pack);
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                boolean inPack = entry instanceof Entry.File file
                        && file.parts().stream().anyMatch(part -> part.pack() == place);
                files += inPack ? 1 : 0;
            }
        }
        return files;
    }
}
