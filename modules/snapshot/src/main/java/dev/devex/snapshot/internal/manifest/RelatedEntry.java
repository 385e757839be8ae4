package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.Entry;

/** An entry, and how it stands to the base; those that are gone are told of, too. */
public record RelatedEntry(Entry entry, Relation relation) {}
