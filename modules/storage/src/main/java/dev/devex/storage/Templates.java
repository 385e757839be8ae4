package dev.devex.storage;

import java.util.List;
import java.util.Optional;

/** The templates this site offers, in the order they are shown. */
public interface Templates {
    List<Template> all();

    Optional<Template> find(String id);
}
