package dev.devex.runner.workspace;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/**
 * Puts objects into the store by presigned requests. Whatever comes between is met by asking anew: a permission may have
 * expired, and an object whose answer was lost is there already.
 */
final class Uploads implements ObjectSink {
    private static final int OK = 200;
    /** Of {@code If-None-Match}: it is there already. */
    private static final int PRECONDITION_FAILED = 412;

    private final CoreClient core;
    private final Patience patience;

    Uploads(CoreClient core, Patience patience) {
        this.core = core;
        this.patience = patience;
    }

    @Override
    public void put(List<? extends ObjectContent> objects) throws IOException {
        try {
            patience.attempt(() -> {
                List<UploadGrant> grants = core.uploads(objects);
                for (int at = 0; at < objects.size(); at++) {
                    put(objects.get(at), grants.get(at));
                }
                return grants;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while uploading");
        }
    }

    private static void put(ObjectContent object, UploadGrant grant) {
        if (grant.address().isEmpty()) {
            return;
        }
        HttpRequest request = new HttpRequest("PUT", grant.address().get());
        grant.headers().forEach(request::header);
        request.body(object.size(), out -> HttpRequest.copy(object.open(), out));
        try (HttpAnswer answer = request.send()) {
            if (answer.status() != OK && answer.status() != PRECONDITION_FAILED) {
                throw Store.unreachable();
            }
        } catch (IOException e) {
            throw Store.unreachable();
        }
    }
}
