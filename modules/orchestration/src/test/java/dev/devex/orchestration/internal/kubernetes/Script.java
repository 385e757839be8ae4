package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxWorld.Step;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is to go wrong. */
final class Script {
    /** How a step is to end. */
    record Failure(int exit, String sentence) {}

    final Map<Step, Failure> failures = new ConcurrentHashMap<>();
    final Set<Step> hanging = ConcurrentHashMap.newKeySet();
    volatile boolean noImage;
    volatile boolean noNode;
    volatile boolean outOfMemory;
    volatile boolean deaf;
    /** Whether the node does nothing any more, and says nothing. */
    volatile boolean lost;
    /** Whether runners save what they have when they are told to end. */
    volatile boolean savesLast;

    void heal(Step step) {
        failures.remove(step);
        hanging.remove(step);
    }
}
