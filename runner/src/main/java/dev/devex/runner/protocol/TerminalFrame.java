package dev.devex.runner.protocol;

import org.jspecify.annotations.Nullable;

/** What a client may send about terminals. Sequence numbers count bytes of output, or of input, from 0. */
public sealed interface TerminalFrame extends ClientFrame {
    /** Hands this frame to the method of its kind. */
    void accept(Receiver receiver);

    @Override
    default void accept(ClientFrame.Receiver receiver) {
        receiver.terminal(this);
    }

    /** {@code client} names who types, the same over reconnects. */
    record RequestTerminal(int cols, int rows, @Nullable String client) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.requestTerminal(this);
        }
    }

    /** Asks for the output from {@code sequence} on, or for all there is. */
    record AttachTerminal(
            String sessionId,
            @Nullable Long sequence,
            @Nullable TerminalSize size,
            @Nullable String client) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.attachTerminal(this);
        }
    }

    record DetachTerminal(String sessionId) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.detachTerminal(this);
        }
    }

    /** Asks which terminals there are, and to be told of changes. */
    record ListTerminals() implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.listTerminals(this);
        }
    }

    /** Without {@code sessionId} it is for the connection's first terminal. */
    record TerminalInput(String data, @Nullable String sessionId) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.terminalInput(this);
        }
    }

    /** All output before {@code sequence} is drawn. */
    record TerminalAck(String sessionId, long sequence) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.terminalAck(this);
        }
    }

    /** Without {@code sessionId} it is for the connection's first terminal. */
    record TerminalResize(int cols, int rows, @Nullable String sessionId) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.terminalResize(this);
        }
    }

    record CloseTerminal(String sessionId) implements TerminalFrame {
        @Override
        public void accept(Receiver receiver) {
            receiver.closeTerminal(this);
        }
    }

    /** One method for each kind of frame. */
    interface Receiver {
        void requestTerminal(RequestTerminal frame);

        void attachTerminal(AttachTerminal frame);

        void detachTerminal(DetachTerminal frame);

        void listTerminals(ListTerminals frame);

        void terminalInput(TerminalInput frame);

        void terminalAck(TerminalAck frame);

        void terminalResize(TerminalResize frame);

        void closeTerminal(CloseTerminal frame);
    }
}
