package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ListerWatcher;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.CallGenerator;
import io.kubernetes.client.util.CallGeneratorParams;
import io.kubernetes.client.util.Watchable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists and watches one kind of object for an informer, and knows whether what the informer has can be relied upon. */
final class Followed<T extends KubernetesObject, L extends KubernetesListObject> implements ListerWatcher<T, L> {
    private static final Logger LOG = System.getLogger(Followed.class.getName());

    private final ApiClient client;
    private final CallGenerator calls;
    private final Class<T> type;
    private final Class<L> listType;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    Followed(ApiClient client, CallGenerator calls, Class<T> type, Class<L> listType) {
        this.client = client;
        this.calls = calls;
        this.type = type;
        this.listType = listType;
    }

    /** The last that was heard of the API server, if it was an error. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Remembers a failure, and logs the first of several. */
    void breakOff(Throwable error) {
        var isFirst = failure == null;
        failure = error;
        if (isFirst && !closed) {
            LOG.log(Level.WARNING, type.getSimpleName() + " objects of the cluster cannot be followed just now", error);
        }
    }

    /** From here on a watch that breaks off is none that anybody should know of. */
    void close() {
        closed = true;
    }

    @Override
    public L list(CallGeneratorParams parameters) throws ApiException {
        try {
            var list = client.<L>execute(calls.generate(parameters), listType).getData();
            failure = null;
            return list;
        } catch (ApiException | RuntimeException e) {
            breakOff(e);
            throw e;
        }
    }

    @Override
    public Watchable<T> watch(CallGeneratorParams parameters) throws ApiException {
        try {
            var watch = Heard.open(client, calls.generate(parameters), type, this::breakOff);
            failure = null;
            return watch;
        } catch (ApiException | RuntimeException e) {
            breakOff(e);
            throw e;
        }
    }
}
