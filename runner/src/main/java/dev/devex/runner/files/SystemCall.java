package dev.devex.runner.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A step on the file system, and what its failures mean. */
@FunctionalInterface
interface SystemCall<T> {
    /** How Linux calls ENOSPC and EDQUOT; the JDK says it in no other way. */
    List<String> FULL = List.of("No space left on device", "Disk quota exceeded");

    /** ENAMETOOLONG, likewise. */
    String TOO_LONG = "File name too long";

    /** ELOOP. */
    String LOOP = "Too many levels of symbolic links";

    T run() throws IOException;

    static <T> T answering(SystemCall<T> call) {
        try {
            return call.run();
        } catch (NoSuchFileException missing) {
            throw new FileProblem.Missing();
        } catch (FileAlreadyExistsException exists) {
            throw new FileProblem.Exists();
        } catch (AccessDeniedException denied) {
            throw new FileProblem.Refused("The system does not allow that.", denied);
        } catch (IOException failed) {
            throw problem(failed);
        }
    }

    private static FileProblem problem(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return new FileProblem.Full(failed);
        }
        if (message.contains(TOO_LONG)) {
            return new FileProblem.BadName("That name is too long.");
        }
        if (message.contains(LOOP) || failed instanceof FileSystemLoopException) {
            return new FileProblem.WrongKind("That link leads back to itself.");
        }
        return failed instanceof FileSystemException
                ? new FileProblem.Refused("The system could not do that.", failed)
                : new FileProblem.Refused("The file could not be read or written.", failed);
    }
}
