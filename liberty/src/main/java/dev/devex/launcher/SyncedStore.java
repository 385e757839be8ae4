package dev.devex.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Has what was stored on the disk before it says so, with the folders that name it: a machine that stops loses no saved work. */
final class SyncedStore extends ForwardingBlobStore {
    private final Path root;

    SyncedStore(BlobStore store, Path root) {
        super(store);
        this.root = root;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        var answer = super.putBlob(request, content);
        sync(request.bucket(), request.key());
        return answer;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        var answer = super.copyBlob(request);
        sync(request.destinationBucket(), request.destinationKey());
        return answer;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var answer = super.completeMultipartUpload(upload, request);
        sync(request.bucket(), request.key());
        return answer;
    }

    private void sync(String bucket, String key) {
        var named = root.relativize(root.resolve(bucket).resolve(key).normalize());
        for (var depth = named.getNameCount(); depth > 0; depth--) {
            sync(root.resolve(named.subpath(0, depth)));
        }
    }

    private void sync(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            // It was removed again.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
