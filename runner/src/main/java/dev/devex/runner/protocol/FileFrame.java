package dev.devex.runner.protocol;

import dev.devex.runner.search.SearchQuery;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a client may send about files. Paths are as the client wrote them; whoever opens them checks them. */
public sealed interface FileFrame extends ClientFrame {
    /** Hands this frame to the method of its kind. */
    void accept(Receiver receiver);

    @Override
    default void accept(ClientFrame.Receiver receiver) {
        receiver.file(this);
    }

    record Connection() implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.connection(this);
        }
    }

    record FetchDir(String dir) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.fetchDir(this);
        }
    }

    record FetchContent(String path) implements FileFrame {
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
            @Nullable String baseVersion) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.updateContent(this);
        }
    }

    record CreateFile(String path) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.createFile(this);
        }
    }

    record CreateFolder(String path) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.createFolder(this);
        }
    }

    record Delete(String path) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.delete(this);
        }
    }

    record Rename(String oldPath, String newPath) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.rename(this);
        }
    }

    record Copy(String sourcePath, String targetPath) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.copy(this);
        }
    }

    /** Asks to be told whenever something in the workspace changes. */
    record WatchFiles() implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.watchFiles(this);
        }
    }

    /** The client names its search, so that it can tell the matches apart and cancel it. */
    record SearchFiles(String searchId, SearchQuery query) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.searchFiles(this);
        }
    }

    record CancelSearch(String searchId) implements FileFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.cancelSearch(this);
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

        void watchFiles(WatchFiles frame);

        void searchFiles(SearchFiles frame);

        void cancelSearch(CancelSearch frame);
    }
}
