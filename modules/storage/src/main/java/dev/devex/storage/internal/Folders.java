package dev.devex.storage.internal;

import dev.devex.storage.WorkspaceObject.Kind;

/** The folders of objects, in a workspace's prefix as in a template's. */
final class Folders {
    static final String PACKS = "packs/";
    static final String MANIFESTS = "manifests/";

    private Folders() {}

    static String of(Kind kind) {
        return kind == Kind.PACK ? PACKS : MANIFESTS;
    }

    /** Where a template's pack lies. */
    static String templatePack(String template, String sha256) {
        return template(template) + PACKS + sha256;
    }

    static String template(String id) {
        return "template/" + id + "/";
    }
}
