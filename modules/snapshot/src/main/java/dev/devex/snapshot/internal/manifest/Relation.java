package dev.devex.snapshot.internal.manifest;

/** How an entry of a snapshot stands to the base. */
public enum Relation {
    SAME(0),
    CHANGED(1),
    ADDED(2),
    /** The base has it, and the state has not. */
    GONE(3);

    private final int code;

    Relation(int code) {
        this.code = code;
    }

    public byte code() {
        return (byte) code;
    }
}
