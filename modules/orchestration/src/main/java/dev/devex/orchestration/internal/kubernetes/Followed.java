package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ListerWatcher;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.CallGenerator;
import io.kubernetes.client.util.CallGeneratorParams;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.Watchable;
import java.util.Iterator;
import okhttp3.Call;

/** Lists and watches one kind of object for an informer, and knows whether what the informer has can be relied upon. */
final class Followed<T extends KubernetesObject, L extends KubernetesListObject> implements ListerWatcher<T, L> {
    private final ApiClient client;
    private final CallGenerator calls;
    private final Class<T> type;
    private final Class<L> listType;
    private volatile boolean current;

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

    @Override
    public L list(CallGeneratorParams parameters) throws ApiException {
        try {
            var list = client.<L>execute(calls.generate(parameters), listType).getData();
            current = true;
            return list;
        } catch (ApiException | RuntimeException e) {
            current = false;
            throw e;
        }
    }

    @Override
    public Watchable<T> watch(CallGeneratorParams parameters) throws ApiException {
        try {
            var response =
                    TypeToken.getParameterized(Watch.Response.class, type).getType();
            var call = calls.generate(parameters);
            var watch = Watch.<T>createWatch(client, call, response);
            current = true;
            return new Heard(watch, call);
        } catch (ApiException | RuntimeException e) {
            current = false;
            throw e;
        }
    }

    /** A watch that says when it breaks off; one that ends is only renewed. */
    private final class Heard implements Watchable<T> {
        private final Watch<T> watch;
        private final Call call;

        Heard(Watch<T> watch, Call call) {
            this.watch = watch;
            this.call = call;
        }

        @Override
        public boolean hasNext() {
            try {
                return watch.hasNext();
            } catch (RuntimeException broken) {
                current = false;
                throw broken;
            }
        }

        @Override
        public Watch.Response<T> next() {
            try {
                return watch.next();
            } catch (RuntimeException broken) {
                current = false;
                throw broken;
            }
        }

        @Override
        public Iterator<Watch.Response<T>> iterator() {
            return this;
        }

        @Override
        public void close() {
            // Not the watch's own: it reads on while another thread is reading.
            call.cancel();
        }
    }
}
