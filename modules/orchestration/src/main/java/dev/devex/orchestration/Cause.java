package dev.devex.orchestration;

/**
 * What has befallen a sandbox by itself.
 *
 * @param reason a camel-case word for programs: {@code evicted} (by the cluster, as when its node is drained), {@code nodeLost},
 *     {@code crashLoop}, {@code outOfMemory}, or {@code sandboxLost} for anything else
 * @param message a sentence a user may read
 */
public record Cause(String reason, String message) {
    public static final String EVICTED = "evicted";
}
