package dev.devex.runner.saves;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.Workspace;
import dev.devex.storage.internal.StandaloneStore;
import dev.devex.storage.internal.StoreServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A core over a real S3 server, both in this process, and the workspace that is saved there. */
final class Site implements AutoCloseable {
    private static final UserId OWNER = new UserId("local:ada");
    private static final String TEMPLATE = "plain";
    private static final int SESSION = 1;

    private final EmbeddedS3 s3 = new EmbeddedS3();
    private final int port = freePort();
    private final StandaloneStore direct;
    private Workspace workspace = new Workspace(OWNER, ReplId.random());

    Site(Path folder) throws IOException {
        Path template = Files.createDirectories(folder.resolve("templates").resolve(TEMPLATE));
        Files.writeString(
                template.resolve("devex.json"), "{\"title\":\"Plain\",\"description\":\"For the benchmark\"}");
        Files.writeString(template.resolve("readme.txt"), "Hello");
        direct = new StandaloneStore(s3.endpoint(), folder.resolve("templates"));
        StoreServer.main(
                String.valueOf(port),
                s3.endpoint().toString(),
                folder.resolve("templates").toString(),
                OWNER.value());
    }

    URI s3() {
        return s3.endpoint();
    }

    /** Goes on with another workspace, and writes down how a sandbox gets at it. */
    void begin(Path access) throws IOException {
        direct.store().delete(workspace);
        workspace = new Workspace(OWNER, ReplId.random());
        direct.store().create(workspace, TEMPLATE);
        Files.writeString(access, """
                {"core":"http://127.0.0.1:%d","repl":"%s","session":%d,"token":"%d"}
                """.formatted(port, workspace.repl(), SESSION, SESSION));
    }

    /** The sizes, in bytes, of all objects that the newest snapshot is read from. */
    Map<String, Long> objects() {
        SnapshotGrant grant = direct.store().open(workspace, SESSION);
        return Stream.of(Stream.of(grant.manifest()), grant.base().stream(), grant.packs().stream())
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Link::sha256, Link::size));
    }

    @Override
    public void close() throws IOException {
        direct.close();
        s3.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
