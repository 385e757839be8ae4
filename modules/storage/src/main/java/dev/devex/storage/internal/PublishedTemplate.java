package dev.devex.storage.internal;

import dev.devex.snapshot.SnapshotDigest;

/** A template's snapshot in the store, whole and never to be written again. */
record PublishedTemplate(String key, SnapshotDigest digest) {}
