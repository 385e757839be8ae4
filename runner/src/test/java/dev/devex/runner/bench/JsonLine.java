package dev.devex.runner.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** {@code devex.json.v1}. */
final class JsonLine extends SocketLine {
    @Override
    String protocol() {
        return "devex.json.v1";
    }

    @Override
    void type(String text) {
        send("terminalInput", about().add("data", text));
    }

    @Override
    void drawn(long position) {
        send("terminalAck", about().add("sequence", position));
    }

    @Override
    void receive(JsonObject frame) {
        if (frame.getString("event").equals("terminalResponse")) {
            output(frame.getString("data"));
        }
    }

    private JsonObjectBuilder about() {
        return Json.createObjectBuilder().add("sessionId", terminal().getString("sessionId"));
    }

    private void send(String event, JsonObjectBuilder data) {
        send(Json.createObjectBuilder()
                .add("event", event)
                .add("data", data)
                .build()
                .toString());
    }
}
