package dev.devex.storage.internal.s3;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.UnsupportedStoreException;
import io.minio.CopyObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;

/**
 * The bucket that holds everything, made when it is first needed. A read finds an object whole, in one state. Every call
 * throws {@link UnavailableException} when the store cannot be reached or refuses.
 */
public final class S3Bucket implements AutoCloseable {
    private final S3Calls calls;
    private final String name;

    public S3Bucket(S3Location location) {
        calls = new S3Calls(location);
        name = location.bucket();
    }

    public Optional<StoredObject> read(String key) {
        return calls.found(client -> {
            try (var object = client.getObject(
                    GetObjectArgs.builder().bucket(name).object(key).build())) {
                var text = new String(object.readAllBytes(), StandardCharsets.UTF_8);
                return new StoredObject(text, object.headers().get("ETag"), modified(object.headers()));
            }
        });
    }

    public Optional<Long> size(String key) {
        return calls.found(client -> client.statObject(
                        StatObjectArgs.builder().bucket(name).object(key).build())
                .size());
    }

    /** Opens an object, if there is one; what goes wrong while it is read is an {@link IOException}. */
    public Optional<InputStream> open(String key) {
        return calls.found(client -> client.getObject(
                GetObjectArgs.builder().bucket(name).object(key).build()));
    }

    /** Opens a part of an object, as {@link #open(String)} does the whole. */
    public Optional<InputStream> open(String key, long offset, long length) {
        return calls.found(client -> client.getObject(GetObjectArgs.builder()
                .bucket(name)
                .object(key)
                .offset(offset)
                .length(length)
                .build()));
    }

    /** Hands an object's bytes to {@code reader}, if there is one. */
    public <T> Optional<T> stream(String key, StreamReader<T> reader) {
        return calls.found(client -> {
            try (InputStream object = client.getObject(
                    GetObjectArgs.builder().bucket(name).object(key).build())) {
                return reader.read(object);
            }
        });
    }

    public void write(String key, byte[] bytes) {
        calls.call(client -> client.putObject(put(key, bytes, Map.of())));
    }

    /**
     * Replaces an object, if nobody else did meanwhile.
     *
     * @param known what was read before; empty when there was none
     * @return whether it was written
     */
    public boolean replace(String key, Optional<StoredObject> known, byte[] bytes) {
        Map<String, String> condition =
                known.map(object -> Map.of("If-Match", object.tag())).orElse(Map.of("If-None-Match", "*"));
        return calls.call(client -> {
            try {
                S3Calls.send(client, put -> put.putObject(put(key, bytes, condition)));
                return true;
            } catch (MinioException e) {
                if (S3Errors.isLostRace(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /**
     * Has the store copy an object.
     *
     * @return whether there was one
     * @throws UnsupportedStoreException when the store cannot
     */
    public boolean copy(String from, String to) {
        var source = SourceObject.builder().bucket(name).object(from).build();
        var copy =
                CopyObjectArgs.builder().bucket(name).object(to).source(source).build();
        return calls.found(client -> {
                    try {
                        return S3Calls.send(client, asked -> asked.copyObject(copy));
                    } catch (MinioException e) {
                        if (S3Errors.isNotOffered(e)) {
                            throw new UnsupportedStoreException("The object store of this site cannot copy.");
                        }
                        throw e;
                    }
                })
                .isPresent();
    }

    public void remove(String key) {
        calls.call(client -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(name).object(key).build());
            return key;
        });
    }

    /** All objects whose keys begin like that. */
    public List<ListedObject> list(String prefix) {
        return list(
                prefix,
                true,
                item -> new ListedObject(
                        item.objectName(), item.size(), item.lastModified().toInstant()));
    }

    /** How keys go on from a prefix to the next slash, and with it. */
    public List<String> folders(String prefix) {
        return list(prefix, false, Item::objectName).stream()
                .filter(key -> key.endsWith("/"))
                .toList();
    }

    private <T> List<T> list(String prefix, boolean recursive, Function<Item, T> meaning) {
        return calls.call(client -> {
            var listed = new ArrayList<T>();
            var listing = ListObjectsArgs.builder()
                    .bucket(name)
                    .prefix(prefix)
                    .recursive(recursive)
                    .build();
            for (var result : client.listObjects(listing)) {
                listed.add(meaning.apply(result.get()));
            }
            return listed;
        });
    }

    /** Where sandboxes reach an object, without a signature. */
    public URI address(String key) {
        var request = GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.GET)
                .bucket(name)
                .object(key)
                .build();
        String signed = calls.sign(client -> client.getPresignedObjectUrl(request));
        return URI.create(signed.substring(0, signed.indexOf('?')));
    }

    /** Whether the bucket is there, without making it; answers within two seconds. */
    public boolean exists() {
        return calls.bucketExists();
    }

    @Override
    public void close() {
        calls.close();
    }

    private static Instant modified(Headers headers) {
        return Objects.requireNonNull(headers.getInstant("Last-Modified"), "Last-Modified");
    }

    private PutObjectArgs put(String key, byte[] bytes, Map<String, String> headers) {
        return PutObjectArgs.builder()
                .bucket(name)
                .object(key)
                .data(bytes, bytes.length)
                .extraHeaders(headers)
                .build();
    }

    /** What was read, the tag of the state it had, and since when it had it, by the store's clock and to the second. */
    public record StoredObject(String text, String tag, Instant modified) {}

    public record ListedObject(String key, long size, Instant modified) {}

    public interface StreamReader<T> {
        T read(InputStream stream) throws IOException;
    }
}
