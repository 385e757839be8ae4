package dev.devex.runner.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the processes whose parents have ended, so that whatever a user has started stays below the runner, even what
 * has left its session and emptied its environment (prctl(2), PR_SET_CHILD_SUBREAPER).
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final int INTERVAL_SECONDS = 3;
    private static final Pattern ZOMBIE = Pattern.compile("(?s).*\\) Z .*");

    private final Executor later;
    private Set<Long> dead = Set.of();

    private Orphans(Executor threads) {
        this.later = CompletableFuture.delayedExecutor(INTERVAL_SECONDS, TimeUnit.SECONDS, threads);
    }

    /** Takes them in from now on. */
    static void adopt(Executor threads) {
        if (Libc.prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0) {
            Orphans orphans = new Orphans(threads);
            orphans.later.execute(orphans::bury);
        } else {
            LOG.warn("Processes whose parents have ended may get away from this runner.");
        }
    }

    // A child that somebody waits for is never dead for so long; what is, was nobody's.
    private void bury() {
        Set<Long> found = findDead();
        found.stream().filter(dead::contains).forEach(pid -> Libc.waitpid(Math.toIntExact(pid), 0, Libc.WNOHANG));
        dead = found;
        later.execute(this::bury);
    }

    // Linux gives orphans to the first thread of a process; whatever Java starts belongs to others at first.
    private static Set<Long> findDead() {
        long self = ProcessHandle.current().pid();
        Set<Long> found = new HashSet<>();
        try {
            String children = Files.readString(Path.of("/proc/" + self + "/task/" + self + "/children"));
            for (String child : children.split(" ")) {
                if (!child.isBlank() && isDead(child.strip())) {
                    found.add(Long.valueOf(child.strip()));
                }
            }
        } catch (IOException unknown) {
            LOG.debug("children", unknown);
        }
        return found;
    }

    private static boolean isDead(String pid) {
        try {
            return ZOMBIE.matcher(Files.readString(Path.of("/proc/" + pid + "/stat")))
                    .matches();
        } catch (IOException buried) {
            return false;
        }
    }
}
