package dev.devex.snapshot;

/**
 * Where some content lies, as long as its frame's place is looked up in a {@link FrameTable}. In bytes.
 *
 * @param offset in the decompressed frame
 */
record Blob(int frame, int offset, int length, Sha256 sha256) {}
