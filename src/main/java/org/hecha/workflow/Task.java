package org.hecha.workflow;

import java.time.Instant;
import java.util.Optional;
import org.hecha.dossier.DossierId;
import org.hecha.organization.BodyId;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;

/**
 * Something a person is to do.
 *
 * @param process   id of the process, such as {@code county-self-check}
 * @param step      id of the step in it, such as {@code fill_criterion}; message key {@code step.<step>}
 * @param criterion where the step concerns one; otherwise empty
 * @param unit      the body whose members may take it
 * @param role      the role they need
 * @param assignee  who holds it
 * @param version   rises with every change; guards against stale tabs
 * @param from      who sent it here: a body's name or a step's message key; may be empty
 */
public record Task(
        TaskId id,
        DossierId dossier,
        String number,
        String region,
        String county,
        String process,
        String step,
        String criterion,
        BodyId unit,
        Role role,
        Optional<MemberId> assignee,
        String assigneeName,
        Instant created,
        Instant due,
        Optional<Instant> done,
        long version,
        String from) {}
