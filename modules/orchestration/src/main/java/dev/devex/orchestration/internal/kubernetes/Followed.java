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

/** Lists and watches one kind of object for an informer, and knows whether what the informer has can be relied upon. */
final class Followed<T extends KubernetesObject, L extends KubernetesListObject> implements ListerWatcher<T, L> {
    private static final Logger LOG = System.getLogger(Followed.class.getName());

    private final ApiClient client;
    private final CallGenerator calls;
    private final Class<T> type;
    private final Class<L> listType;
    private volatile boolean current = true;

    Followed(ApiClient client, CallGenerator calls, Class<T> type, Class<L> listType) {
        this.client = client;
        this.calls = calls;
        this.type = type;
        this.listType = listType;
    }

    /** Whether the last that was heard of the API server was no error. */
    boolean isCurrent() {
        return current;
    }

    /** Remembers a failure, and logs the first of several. */
    void breakOff(Throwable failure) {
        if (current) {
            current = false;
            LOG.log(
                    Level.WARNING,
                    type.getSimpleName() + " objects of the cluster cannot be followed just now",
                    failure);
        }
    }

    @Override
    public L list(CallGeneratorParams parameters) throws ApiException {
        try {
            var list = client.<L>execute(calls.generate(parameters), listType).getData();
            current = true;
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
            current = true;
            return watch;
        } catch (ApiException | RuntimeException e) {
            breakOff(e);
            throw e;
        }
    }
}
