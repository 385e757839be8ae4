package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.Watch;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ResponseBody;

/** A watch that says when it breaks off; one that ends is only renewed. */
final class Heard<T> extends Watch<T> {
    private static final String BOOKMARK = "BOOKMARK";

    private final Call call;
    private final Consumer<Throwable> broken;

    private Heard(JSON json, ResponseBody events, Class<T> type, Call call, Consumer<Throwable> broken) {
        super(
                json,
                events,
                TypeToken.getParameterized(Watch.Response.class, type).getType(),
                call);
        this.call = call;
        this.broken = broken;
    }

    /** @param broken told when it breaks off */
    static <T> Heard<T> open(ApiClient client, Call call, Class<T> type, Consumer<Throwable> broken)
            throws ApiException {
        try {
            var response = call.execute();
            if (response.isSuccessful()) {
                return new Heard<>(client.getJSON(), response.body(), type, call, broken);
            }
            try (response) {
                throw new ApiException(
                        response.message(),
                        response.code(),
                        response.headers().toMultimap(),
                        response.body().string());
            }
        } catch (IOException e) {
            throw new ApiException(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return super.hasNext();
        } catch (RuntimeException e) {
            broken.accept(e);
            throw e;
        }
    }

    @Override
    public Response<T> next() {
        try {
            return super.next();
        } catch (RuntimeException e) {
            broken.accept(e);
            throw e;
        }
    }

    @Override
    public void close() {
        // Not the watch's own: it reads on while another thread is reading.
        call.cancel();
    }

    /** A bookmark is an object of which nothing is set but its version: as what it should be, the parser would not have it. */
    @Override
    protected Response<T> parseLine(String line) throws IOException {
        if (!line.contains(BOOKMARK)) {
            return super.parseLine(line);
        }
        var event = JsonParser.parseString(line).getAsJsonObject();
        if (event.get("type").getAsString().equals(BOOKMARK)) {
            event.getAsJsonObject("object").remove("spec");
        }
        return super.parseLine(event.toString());
    }
}
