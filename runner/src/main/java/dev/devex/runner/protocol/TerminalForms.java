package dev.devex.runner.protocol;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How frames about terminals, ports, saves and the connection itself are written. */
final class TerminalForms {
    private TerminalForms() {}

    static void addTo(FrameWriter writer) {
        addTerminals(writer);
        writer.form(ServerFrame.WatchPortsResponse.class, "watchPortsResponse", (f, data) -> ports(f.ports(), data));
        writer.form(ServerFrame.PortsChanged.class, "portsChanged", (f, data) -> ports(f.ports(), data));
        writer.form(
                ServerFrame.WatchSavesResponse.class, "watchSavesResponse", (f, data) -> saves(f.unsavedFor(), data));
        writer.form(ServerFrame.SavesChanged.class, "savesChanged", (f, data) -> saves(f.unsavedFor(), data));
        writer.form(ServerFrame.Pong.class, "pong", (f, data) -> {});
        writer.form(ServerFrame.ErrorMessage.class, "error", (f, data) -> {
            data.write("message", f.message());
            if (f.event() != null) {
                data.write("event", f.event());
            }
        });
    }

    private static void addTerminals(FrameWriter writer) {
        writer.form(ServerFrame.TerminalConnected.class, "terminalConnected", (f, data) -> {
            data.write("sessionId", f.sessionId()).write("number", f.number()).write("sequence", f.sequence());
            size(f.size(), data.write("inputSequence", f.inputSequence()));
        });
        writer.form(
                ServerFrame.TerminalReset.class, "terminalReset", (f, data) -> data.write("sessionId", f.sessionId())
                        .write("sequence", f.sequence())
                        .write("end", f.end()));
        writer.form(ServerFrame.TerminalChanged.class, "terminalChanged", (f, data) -> terminal(f.terminal(), data));
        writer.form(ServerFrame.ListTerminalsResponse.class, "listTerminalsResponse", (f, data) -> {
            data.writeStartArray("terminals");
            for (TerminalDescription terminal : f.terminals()) {
                terminal(terminal, data.writeStartObject());
                data.writeEnd();
            }
            data.writeEnd();
        });
        writer.form(
                ServerFrame.TerminalClosed.class, "terminalClosed", (f, data) -> data.write("sessionId", f.sessionId())
                        .write("exitCode", f.exitCode()));
    }

    private static void saves(Optional<Duration> unsavedFor, JsonGenerator data) {
        unsavedFor.ifPresentOrElse(
                age -> data.write("unsavedFor", age.toSeconds()), () -> data.writeNull("unsavedFor"));
    }

    private static void terminal(TerminalDescription terminal, JsonGenerator data) {
        data.write("sessionId", terminal.sessionId()).write("number", terminal.number());
        text("title", terminal.title(), data);
        text("cwd", terminal.cwd(), data);
        text("running", terminal.running(), data);
        size(terminal.size(), data);
        data.writeStartArray("viewers");
        for (TerminalDescription.Viewer viewer : terminal.viewers()) {
            data.writeStartObject()
                    .write("id", viewer.id())
                    .write("user", viewer.user())
                    .write("you", viewer.you())
                    .writeEnd();
        }
        data.writeEnd();
    }

    private static void size(TerminalSize size, JsonGenerator data) {
        data.write("cols", size.cols()).write("rows", size.rows());
    }

    private static void text(String name, @Nullable String text, JsonGenerator data) {
        if (text == null) {
            data.write(name, JsonValue.NULL);
        } else {
            data.write(name, text);
        }
    }

    private static void ports(List<ListeningPort> ports, JsonGenerator data) {
        data.writeStartArray("ports");
        for (ListeningPort port : ports) {
            data.writeStartObject()
                    .write("port", port.port())
                    .write("process", port.process())
                    .writeEnd();
        }
        data.writeEnd();
    }
}
