package dev.devex.auth.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after a sign-in: a path of this site, whatever a browser makes of odd ones. */
record ReturnPath(String value) {
    private static final Pattern OWN = Pattern.compile("/(?!/)[!-~&&[^\\\\]]{0,2000}");
    static final ReturnPath HOME = new ReturnPath("/");

    ReturnPath {
        if (!OWN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a path of this site.");
        }
    }

    /** What was asked for, or the start page when that is missing or leads elsewhere. */
    static ReturnPath of(@Nullable String wanted) {
        return wanted != null && OWN.matcher(wanted).matches() ? new ReturnPath(wanted) : HOME;
    }
}
