package dev.devex.snapshot.bench;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server over a folder, on a free port of loopback, which it prints; it ends with its standard input. */
final class S3Server {
    private S3Server() {}

    public static void main(String... arguments) throws Exception {
        var server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(arguments[0]))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .build();
        server.start();
        System.out.println(server.getPort());
        System.in.readAllBytes();
        System.exit(0);
    }
}
