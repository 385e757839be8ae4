package dev.devex.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StateReader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.WorkspaceStore.Commit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Does with a store what a sandbox does: it has no keys, and sees of the store what it is granted. */
public record TestSandbox(WorkspaceStore store, Workspace workspace, long session) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int OK = 200;

    /** Saves a state with that text on top of the newest one. */
    public Snapshot save(String text) {
        return commit(newest().number(), uploaded(TestSnapshot.of(text)));
    }

    public Snapshot newest() {
        return store.open(workspace, session).snapshot();
    }

    public Snapshot commit(long base, TestSnapshot snapshot) {
        return store.commit(workspace, session, new Commit(base, snapshot.manifestName()));
    }

    public TestSnapshot uploaded(TestSnapshot snapshot) {
        upload(snapshot.packName(), snapshot.packBytes());
        upload(snapshot.manifestName(), snapshot.manifestBytes());
        return snapshot;
    }

    public void upload(WorkspaceObject object, byte[] bytes) {
        Upload upload = store.upload(workspace, List.of(object)).uploads().get(0);
        if (!upload.isStored()) {
            assertThat(put(upload, bytes)).isEqualTo(OK);
        }
    }

    static int put(Upload upload, byte[] bytes) {
        var request = HttpRequest.newBuilder(upload.url().orElseThrow()).PUT(BodyPublishers.ofByteArray(bytes));
        upload.headers().forEach(request::header);
        return status(request.build());
    }

    static int status(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the newest snapshot's file has. */
    public String text() {
        return text(store.open(workspace, session));
    }

    public static String text(SnapshotGrant grant) {
        var source = new Granted(grant);
        try (var state = StateReader.open(new Sha256(grant.manifest().sha256()), source)) {
            for (var entry = state.next(); entry != null; entry = state.next()) {
                if (entry instanceof Entry.File file && file.path().text().equals(TestSnapshot.FILE)) {
                    return content(file.parts().get(0), state.header().packs(), source);
                }
            }
            throw new IllegalStateException("no such file");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(Part part, List<StoredPack> packs, Granted source) throws IOException {
        byte[] pack = source.pack(packs.get(part.pack())).readAllBytes();
        int offset = Math.toIntExact(part.frameOffset());
        byte[] frame = Arrays.copyOfRange(pack, offset, offset + part.frameLength());
        byte[] blobs = Zstd.decompress(frame, Math.toIntExact(Zstd.getFrameContentSize(frame)));
        return new String(blobs, part.offset(), part.length(), StandardCharsets.UTF_8);
    }

    static byte[] get(URI address) {
        try {
            var answer = HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The objects of a snapshot at the addresses of a grant. */
    private record Granted(SnapshotGrant grant) implements ObjectSource {
        @Override
        public InputStream manifest(Sha256 sha256) {
            return open(Stream.concat(Stream.of(grant.manifest()), grant.base().stream()), sha256);
        }

        @Override
        public InputStream pack(StoredPack pack) {
            return open(grant.packs().stream(), pack.sha256());
        }

        private static InputStream open(Stream<Link> links, Sha256 sha256) {
            URI address = links.filter(link -> link.sha256().equals(sha256.hex()))
                    .map(Link::url)
                    .findFirst()
                    .orElseThrow();
            return new ByteArrayInputStream(get(address));
        }
    }
}
