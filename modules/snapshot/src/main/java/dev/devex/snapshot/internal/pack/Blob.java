package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.Sha256;

/**
 * Where some content lies, as long as its frame's place is looked up in a {@link FrameTable}. In bytes.
 *
 * @param offset in the decompressed frame
 */
public record Blob(int frame, int offset, int length, Sha256 sha256) {}
