package dev.devex.runner.protocol;

/** What a client may send. */
public sealed interface ClientFrame
        permits FileFrame, TerminalFrame, ClientFrame.Ping, ClientFrame.WatchPorts, ClientFrame.WatchSaves {
    /** Hands this frame to the method of its kind. */
    void accept(Receiver receiver);

    /** Asks for a {@code pong}: how far away the runner is, and whether it is there at all. */
    record Ping() implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.ping(this);
        }
    }

    /** Asks on which ports the repl's programs listen, now and whenever that changes. */
    record WatchPorts() implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.watchPorts(this);
        }
    }

    /** Asks whether everything is stored, now and whenever that changes. */
    record WatchSaves() implements ClientFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.watchSaves(this);
        }
    }

    /** One method for each kind of frame. */
    interface Receiver {
        void ping(Ping frame);

        void watchPorts(WatchPorts frame);

        void watchSaves(WatchSaves frame);

        void file(FileFrame frame);

        void terminal(TerminalFrame frame);
    }
}
