package org.hecha.search;

import java.util.List;
import org.hecha.organization.Scope;

/** Searches people keep for themselves; nobody sees another's. */
public interface SavedSearches {

    /** at most this many a person */
    int MOST = 50;

    int LONGEST_NAME = 60;

    /** @param address of the search screen with all conditions */
    record Saved(String name, String address) {}

    /** The person's own, by name. */
    List<Saved> of(Scope scope);

    /**
     * Keeps a search, in place of one with the same name.
     *
     * @param name    cut to sixty characters; nothing happens where it is blank
     * @param address begins with {@code /search?}
     * @throws TooManySavedSearches beyond {@link #MOST}
     */
    void keep(Scope scope, String name, String address);

    /** Forgets one of the person's own; nothing happens where there is none of this name. */
    void forget(Scope scope, String name);
}
