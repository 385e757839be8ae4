package dev.devex.storage.internal.template;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.UnknownTemplateException;

/** The templates as the store has them. */
public interface PublishedTemplates {
    /**
     * A template's snapshot, published now if it was not before.
     *
     * @throws UnknownTemplateException when this site has none of that id
     * @throws UnavailableException when it is not published yet, and cannot be just now
     */
    PublishedTemplate get(String id);
}
