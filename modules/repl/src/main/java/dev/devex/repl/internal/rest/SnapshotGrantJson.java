package dev.devex.repl.internal.rest;

import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the newest snapshot on the wire; its addresses are secrets. */
@JsonbNillable
@JsonbPropertyOrder({"number", "session", "savedAt", "manifest", "base", "packs", "expiresAt"})
public record SnapshotGrantJson(
        long number,
        long session,
        Instant savedAt,
        LinkJson manifest,
        @Nullable LinkJson base,
        List<LinkJson> packs,
        Instant expiresAt) {
    static SnapshotGrantJson of(SnapshotGrant grant) {
        return new SnapshotGrantJson(
                grant.snapshot().number(),
                grant.snapshot().session(),
                grant.snapshot().savedAt(),
                LinkJson.of(grant.manifest()),
                grant.base().map(LinkJson::of).orElse(null),
                grant.packs().stream().map(LinkJson::of).toList(),
                grant.expiresAt());
    }

    /** An object and where it can be had. Null too is written, since Yasson looks for that at the type of the value. */
    @JsonbNillable
    @JsonbPropertyOrder({"sha256", "size", "url"})
    public record LinkJson(String sha256, long size, String url) {
        static LinkJson of(Link link) {
            return new LinkJson(link.sha256(), link.size(), link.url().toString());
        }
    }
}
