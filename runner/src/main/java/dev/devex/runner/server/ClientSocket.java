package dev.devex.runner.server;

/** What a connection needs of its WebSocket. */
interface ClientSocket {
    /** Sends a text frame and waits until the network has taken it; a closed socket drops it. */
    void send(String text);

    /** Reads nothing more for now. */
    void pause();

    void resume();
}
