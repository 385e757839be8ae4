package dev.devex.runner.files;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What something in the workspace is called while it is not finished: {@code .devex-} and 16 hex digits. */
public final class TemporaryName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = ".devex-";
    private static final Pattern FORM = Pattern.compile("\\.devex-[0-9a-f]{16}");

    /** Tells what this process has not finished yet from what an earlier one never will. */
    private static final String OWN = PREFIX + randomHex();

    private TemporaryName() {}

    /** Whether nobody is to see what has that name. */
    public static boolean is(String name) {
        return name.startsWith(PREFIX) && FORM.matcher(name).matches();
    }

    static String next() {
        return OWN + randomHex();
    }

    /** Whether an earlier process has left it. */
    static boolean isLeftover(String name) {
        return is(name) && !name.startsWith(OWN);
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(RANDOM.nextInt());
    }
}
