package org.hecha.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.hecha.organization.Scope;

/**
 * Where the time of a dossier has gone. From its opening to its decision, or to this moment, a dossier is in exactly one
 * {@linkplain Segment segment} at any time, so that the segments add up to its age to the second.
 */
public interface Spent {

    /**
     * What a dossier does at a moment; of several that hold, the first in this order. Sums are kept by this order as well: whoever
     * changes it empties {@code workflow.spent} in a migration.
     */
    enum Segment {
        /** sent back, and not yet again with the step that sent it back; the county's taking back counts as well */
        RETURNED,
        /** somebody who has a task of it has looked at it since it was theirs */
        WORKED,
        /** somebody has a task of it and has not looked at it yet */
        HELD,
        /** it waits for anybody of a unit to take it */
        QUEUE,
        /** nobody has anything to do: the creation period or a public notice runs, a date is waited for */
        EXTERNAL
    }

    /** @param from inclusive. @param to exclusive; equal to the {@code from} of the next piece */
    record Piece(Segment segment, Instant from, Instant to) {}

    /**
     * One dossier.
     *
     * @param open   whether time goes on
     * @param pieces without gaps, in order, neighbours of different segments; those of no second are left out
     * @param sums   every segment in both kinds of hours, seconds; {@code WALL} ones add up to the whole
     */
    record Account(
            Instant from, Instant to, boolean open, List<Piece> pieces, Map<Segment, Map<Pace.Hours, Duration>> sums) {}

    Account of(Scope scope, DossierId dossier);

    /** @param round id; empty = all. @param region code; empty = whole scope. @param open true: only those under way */
    record Question(String round, String region, boolean open) {}

    /** @param whole sum of all segments. @param sums every segment */
    record Line(
            DossierId dossier,
            String number,
            String county,
            boolean open,
            Duration whole,
            Map<Segment, Duration> sums) {}

    /** @param dossiers how many were counted. @param sums of all of them, every segment */
    record Answer(long dossiers, Duration whole, Map<Segment, Duration> sums) {}

    /**
     * Sums over many dossiers. Cost: one row and one look into an index a dossier of the part of the country that is asked for;
     * some hundred events more for each that has moved since somebody asked last.
     */
    Answer of(Scope scope, Question question, Pace.Hours hours);

    /**
     * The dossiers an answer counts, those with most of a segment first.
     *
     * @param offset how many to pass over; @param limit at most 200
     */
    List<Line> dossiers(Scope scope, Question question, Pace.Hours hours, Segment most, int offset, int limit);
}
