package dev.devex.runner.protocol;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a client may send. Paths are as the client wrote them; whoever opens them checks them. */
public sealed interface ClientFrame {
    /** Hands this frame to the method of its kind. */
    void accept(Receiver receiver);

    record Connection() implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.connection(this);
        }
    }

    record FetchDir(String dir) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.fetchDir(this);
        }
    }

    record FetchContent(String path) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.fetchContent(this);
        }
    }

    /** Exactly one of {@code patch} (a string or an array) and {@code content} is there. */
    record UpdateContent(
            String path,
            @Nullable JsonValue patch,
            @Nullable String content,
            @Nullable String baseVersion) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.updateContent(this);
        }
    }

    record CreateFile(String path) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.createFile(this);
        }
    }

    record CreateFolder(String path) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.createFolder(this);
        }
    }

    record Delete(String path) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.delete(this);
        }
    }

    record Rename(String oldPath, String newPath) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.rename(this);
        }
    }

    record Copy(String sourcePath, String targetPath) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.copy(this);
        }
    }

    record RequestTerminal(int cols, int rows) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.requestTerminal(this);
        }
    }

    /** Without {@code sessionId} it is for the connection's first terminal. */
    record TerminalInput(String data, @Nullable String sessionId) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.terminalInput(this);
        }
    }

    /** Without {@code sessionId} it is for the connection's first terminal. */
    record TerminalResize(int cols, int rows, @Nullable String sessionId) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.terminalResize(this);
        }
    }

    record CloseTerminal(String sessionId) implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.closeTerminal(this);
        }
    }

    /** One method for each kind of frame. */
    interface Receiver {
        void connection(Connection frame);

        void fetchDir(FetchDir frame);

        void fetchContent(FetchContent frame);

        void updateContent(UpdateContent frame);

        void createFile(CreateFile frame);

        void createFolder(CreateFolder frame);

        void delete(Delete frame);

        void rename(Rename frame);

        void copy(Copy frame);

        void requestTerminal(RequestTerminal frame);

        void terminalInput(TerminalInput frame);

        void terminalResize(TerminalResize frame);

        void closeTerminal(CloseTerminal frame);
    }
}
