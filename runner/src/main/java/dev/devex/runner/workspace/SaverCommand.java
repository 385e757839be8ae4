package dev.devex.runner.workspace;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code saver} command: saves whenever a line of standard input says so, until the input ends. What makes a process slow is its
 * beginning; one save after the other takes this one a fraction of what each takes alone.
 *
 * <p>A line is an array of JSON: the folders to look into, or none for everything. The answer is what {@code save} prints, and
 * its exit status on a line of its own.
 */
public final class SaverCommand {
    private SaverCommand() {}

    public static int run(List<String> arguments) {
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return run(arguments, input);
        } catch (IOException broken) {
            return ExitCode.FAILED.status();
        }
    }

    static int run(List<String> arguments, BufferedReader input) throws IOException {
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            List<String> words = new ArrayList<>(arguments);
            try {
                folders(line).forEach(folder -> words.addAll(List.of(TransferOptions.FOLDER, folder)));
            } catch (JsonException | ClassCastException wrong) {
                System.err.println("What is no array of folders was asked to be saved.");
                return ExitCode.WRONG_USAGE.status();
            }
            System.out.println(SaveCommand.run(words));
        }
        return ExitCode.DONE.status();
    }

    private static List<String> folders(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
