package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Started
    private TestRunner runner;

    @Test
    void listsThePortsOfTheReplsProgramsAndNobodyElses() throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestProgram program = TestProgram.start("0.0.0.0")) {
            JsonObject listed = runner.connect().data("watchPorts", Map.of());

            assertThat(ports(listed)).contains(program.port()).doesNotContain(foreign.getLocalPort(), runner.port());
            assertThat(listed.getJsonArray("ports").getValuesAs(JsonObject.class))
                    .anySatisfy(port -> assertThat(port.getString("process")).startsWith("python3"));
        }
    }

    @Test
    void tellsWhenAProgramBeginsAndStopsToListen() throws Exception {
        TestClient client = runner.connect();
        client.data("watchPorts", Map.of());

        TestProgram program = TestProgram.start("::1");
        client.await(
                frame -> isChange(frame) && ports(frame.getJsonObject("data")).contains(program.port()));
        program.close();

        client.await(
                frame -> isChange(frame) && !ports(frame.getJsonObject("data")).contains(program.port()));
    }

    @Test
    void tellsNothingToAConnectionThatNeverAsked() throws Exception {
        TestClient silent = runner.connect();
        TestClient watching = runner.connect();
        watching.data("watchPorts", Map.of());

        try (TestProgram program = TestProgram.start("127.0.0.1")) {
            watching.await(frame ->
                    isChange(frame) && ports(frame.getJsonObject("data")).contains(program.port()));
        }
        silent.data("ping", Map.of());

        assertThat(silent.count("portsChanged")).isZero();
    }

    private static boolean isChange(JsonObject frame) {
        return frame.getString("event").equals("portsChanged");
    }

    private static List<Integer> ports(JsonObject data) {
        return data.getJsonArray("ports").getValuesAs(JsonObject.class).stream()
                .map(port -> port.getInt("port"))
                .toList();
    }
}
