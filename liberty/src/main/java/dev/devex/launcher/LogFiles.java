package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what libraries of this process have to say off the terminal. */
final class LogFiles {
    private static final int LIMIT_BYTES = 5_000_000;
    private static final int FILES = 2;
    private static final Logger ROOT = Logger.getLogger("");

    private LogFiles() {}

    static void sendTo(Path file) {
        LogManager.getLogManager().reset();
        try {
            var handler = new FileHandler(file.toString(), LIMIT_BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            ROOT.addHandler(handler);
            ROOT.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
