package dev.devex.orchestration;

/** What a stop has found to save. */
public enum StopResult {
    /** What the sandbox held is stored, by this call or by itself when it was ended. */
    SAVED,
    /** There was no sandbox, or one that never was {@code RUNNING}. */
    NOTHING_TO_SAVE,
    /** The sandbox had run, and what it held had vanished: of that, no more is stored than it had saved by itself. */
    WORK_GONE
}
