package org.hecha.workflow;

import java.time.Instant;
import java.util.List;
import org.hecha.organization.Scope;

/** Background steps of journeys that failed and wait for somebody; for system administrators. */
public interface Incidents {

    /**
     * @param number  of the dossier; empty where it has none
     * @param step    element of the diagram; message key {@code step.<step>} where people do it
     * @param message what the program said, for whoever maintains it
     */
    record Incident(String id, String number, String process, String step, Instant since, String message) {}

    /** Oldest first. @throws org.hecha.organization.AdministratorsOnly for everybody but system administrators */
    List<Incident> open(Scope scope);

    /** Lets the step run again within seconds. @return false where it has gone on meanwhile */
    boolean again(Scope scope, String id);
}
