package dev.devex.storage.internal.recovery;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.internal.records.Folders;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Compares objects with their names. What looks damaged is read once more, since it may have been the reading that went wrong. Every
 * call throws {@link UnavailableException} when the store breaks off.
 */
record ObjectCheck(ObjectSource source) {
    /** What is wrong with a manifest, if anything is. */
    Optional<String> problem(Sha256 manifest) {
        return problem(Folders.MANIFESTS + manifest, () -> source.manifest(manifest), stream -> hash(stream)
                .equals(manifest));
    }

    /** What is wrong with a pack, if anything is. */
    Optional<String> problem(StoredPack pack) {
        String name = pack.template()
                .map(template -> Folders.templatePack(template, pack.sha256().hex()))
                .orElseGet(() -> Folders.PACKS + pack.sha256());
        return problem(name, () -> source.pack(pack), pack::isWhole);
    }

    private static Optional<String> problem(String name, Opening opening, Comparison comparison) {
        try {
            if (isWhole(opening, comparison)) {
                return Optional.empty();
            }
            return isWhole(opening, comparison) ? Optional.empty() : Optional.of(name + " is damaged.");
        } catch (NoSuchFileException e) {
            return Optional.of(name + " is missing.");
        } catch (IOException e) {
            throw S3Errors.unavailable(e);
        }
    }

    private static boolean isWhole(Opening opening, Comparison comparison) throws IOException {
        try (InputStream stream = opening.open()) {
            return comparison.isWhole(stream);
        }
    }

    private static Sha256 hash(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.digest();
        stream.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.of(digest.digest());
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private interface Comparison {
        boolean isWhole(InputStream stream) throws IOException;
    }
}
