package dev.devex.recovery;

import java.io.IOException;

/** Something that can be done with the store. */
interface Command {
    /**
     * @return whether all was well
     * @throws IOException when a folder cannot be written to
     */
    boolean run(Console console) throws IOException;
}
