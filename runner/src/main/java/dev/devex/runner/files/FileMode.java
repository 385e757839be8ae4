package dev.devex.runner.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be done with a file (chmod(2)), written as three octal digits: {@code 755}. */
public record FileMode(Set<PosixFilePermission> permissions) {
    private static final Pattern DIGITS = Pattern.compile("[0-7]{3}");
    private static final int OCTAL = 8;
    private static final int OWNER_READ = 0400;

    public FileMode {
        permissions = Set.copyOf(permissions);
    }

    /** None for what is no mode. */
    public static Optional<FileMode> parse(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(digits, OCTAL);
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = OWNER_READ;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((bits & bit) != 0) {
                permissions.add(permission);
            }
            bit >>= 1;
        }
        return Optional.of(new FileMode(permissions));
    }

    public String digits() {
        int bits = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bits = bits << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return String.format("%03o", bits);
    }
}
