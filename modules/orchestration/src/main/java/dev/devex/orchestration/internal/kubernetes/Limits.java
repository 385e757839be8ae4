package dev.devex.orchestration.internal.kubernetes;

import java.time.Duration;

/**
 * How long steps may take.
 *
 * @param start for each phase of a start but the restore
 * @param unplaceable how long a pod may wait for a node with room, where nodes come by themselves
 * @param transfer for a restore, and for one try to save
 */
record Limits(Duration start, Duration unplaceable, Duration transfer) {}
