package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** The folder of one Devex: its data, its secrets, its logs. One launcher holds it at a time; only its owner may read it. */
final class DataDirectory implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws RefusedStartException when it cannot be used, or is in use */
    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(root);
            }
            return new DataDirectory(root, channel);
        } catch (OverlappingFileLockException e) {
            throw inUse(root);
        } catch (IOException | UnsupportedOperationException e) {
            throw new InvalidSettingException(
                    "DEVEX_DATA_DIR", "must be a folder that can be written: " + root + " is not.");
        }
    }

    private static RefusedStartException inUse(Path root) {
        return new RefusedStartException(
                "Another Devex runs with the data in " + root + ": stop it, or set DEVEX_DATA_DIR to another folder.");
    }

    Path root() {
        return root;
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        return folder("logs").resolve(name);
    }

    /** Where a started process is written down, so that a later launcher knows it. */
    Path processRecord(String name) {
        return folder("processes").resolve(name);
    }

    /** A random text, made once. */
    String secret(String name) {
        return remembered("secrets/" + name, DataDirectory::random);
    }

    /** Has {@link #secret} make a new one. */
    void forgetSecret(String name) {
        try {
            Files.deleteIfExists(root.resolve("secrets").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A free port of loopback, the same one again where it is still free. */
    int port(String name) {
        var port = Integer.parseInt(remembered("ports/" + name, DataDirectory::freePort));
        return Loopback.isFree(port) ? port : Integer.parseInt(keep("ports/" + name, freePort()));
    }

    /** The port remembered under that name, or 0. */
    int rememberedPort(String name) {
        var file = root.resolve("ports").resolve(name);
        return Files.exists(file) ? Integer.parseInt(read(file)) : 0;
    }

    static String random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String freePort() {
        return String.valueOf(Loopback.freePort());
    }

    private String remembered(String name, Supplier<String> make) {
        var file = root.resolve(name);
        return Files.exists(file) ? read(file) : keep(name, make.get());
    }

    private String keep(String name, String value) {
        var file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), ".", "", OWNER_ONLY);
            Files.writeString(fresh, value);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
