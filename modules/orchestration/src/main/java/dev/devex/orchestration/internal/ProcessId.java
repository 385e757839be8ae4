package dev.devex.orchestration.internal;

/**
 * Which process, whatever becomes of its number: numbers are given out again, so the time of the start goes with it.
 *
 * @param started in clock ticks since the machine came up
 */
record ProcessId(long pid, long started) {}
