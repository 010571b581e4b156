package org.hecha.workflow;

import java.util.Optional;
import org.hecha.organization.Scope;

/** Calendar programs that show somebody's due dates; they come with a key instead of a login. */
public interface Calendars {

    /** @return the new key, shown this once; an old one of this person no longer opens anything */
    String subscribe(Scope scope);

    void end(Scope scope);

    boolean subscribed(Scope scope);

    /** What the person of this key may see now; empty for keys that open nothing and people who have left. */
    Optional<Scope> whose(String key);
}
