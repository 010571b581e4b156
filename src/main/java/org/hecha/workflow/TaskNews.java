package org.hecha.workflow;

import org.hecha.organization.Scope;

/**
 * Tells open lists that something in them may have changed, whichever node changed it, within moments of the commit. What a
 * reader may know is decided when the list is read again, not here.
 */
public interface TaskNews {

    /** @param wake called from the listening thread: must return at once. @return ends it */
    Runnable listen(Scope scope, Runnable wake);
}
