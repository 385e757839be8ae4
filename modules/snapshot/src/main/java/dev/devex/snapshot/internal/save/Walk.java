package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.internal.save.TreeWalk.Found;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds what there is of both roots, in the order of {@link EntryPath}. Follows no links. */
interface Walk extends AutoCloseable {
    /**
     * @return null when all was walked
     * @throws IOException when a root cannot be read
     */
    @Nullable
    Found next() throws IOException;

    /** Goes on with what is in the folder that was found last, which is not within the scope. */
    void enter(Found folder) throws IOException;

    @Override
    void close();
}
