package dev.devex.orchestration;

/**
 * A sandbox that did not come up. The reasons: {@code storeUnreachable} and {@code restoreFailed} (of the restore),
 * {@code runnerFailed}, {@code startTimedOut}, and {@code unsavedWork}, which alone leaves a sandbox: an earlier one. In a cluster also
 * {@code imageUnavailable}, {@code noNodeFits}, {@code outOfMemory}, {@code evicted}, {@code quotaExceeded}, {@code routeNotServed}, {@code forbidden} (to this
 * server) and {@code refused} (by the cluster).
 */
public final class SandboxStartException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public SandboxStartException(String reason, String message) {
        super(reason, message);
    }
}
