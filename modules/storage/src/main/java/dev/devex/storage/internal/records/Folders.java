package dev.devex.storage.internal.records;

import dev.devex.storage.WorkspaceObject.Kind;

/** The folders of objects, in a workspace's prefix as in a template's. */
public final class Folders {
    public static final String PACKS = "packs/";
    public static final String MANIFESTS = "manifests/";

    private Folders() {}

    static String of(Kind kind) {
        return kind == Kind.PACK ? PACKS : MANIFESTS;
    }

    /** Where a template's pack lies. */
    public static String templatePack(String template, String sha256) {
        return template(template) + PACKS + sha256;
    }

    public static String template(String id) {
        return "template/" + id + "/";
    }
}
