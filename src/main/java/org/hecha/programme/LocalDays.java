package org.hecha.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hecha.organization.BodyId;
import org.hecha.shared.DomainEvent;

/**
 * Working days as single places and offices have them: local holidays, flood days, days worked in their stead. Where nothing
 * is said for an office, its county's word counts, then its city's, its province's, and the State Council's last.
 */
public interface LocalDays {

    /** Days in one period. */
    int LONGEST = 366;

    /**
     * One day that differs, or would.
     *
     * @param owner whose word it is: code of a place or id of an office
     * @param name  why, in a few words
     * @param by    whoever entered it
     */
    record Special(String owner, LocalDate day, boolean working, String name, String by) {}

    /** Counts for this office; the national calendar itself where nothing is said for it or what it belongs to. */
    WorkingDays of(BodyId office);

    /** As {@link #of}, as it would be with other days for one owner. */
    WorkingDays with(BodyId office, String owner, Collection<Special> instead);

    /** As {@link #of} for many offices in one question; offices for which nothing is said are missing. */
    Map<BodyId, SortedMap<LocalDate, Boolean>> differing(Collection<BodyId> offices);

    /** Whether anything is said for anybody. */
    boolean any();

    /** What is said for exactly this owner, by day. */
    List<Special> own(String owner);

    /** What is said for what this office or place belongs to and not overruled nearer by, by day. */
    List<Special> inherited(String owner);

    /** In place of what was said for this owner. Deadlines are not touched: whoever keeps them calls this. */
    void put(String owner, Collection<Special> days, String actor);

    /** Days of one owner were entered or taken out. */
    record Changed(String owner, List<LocalDate> days, String name, String actor) implements DomainEvent {
        public Changed {
            days = List.copyOf(days);
        }

        @Override
        public String chain() {
            return "system";
        }

        @Override
        public String action() {
            return "calendar.changed";
        }

        @Override
        public String subject() {
            return owner;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of(
                    "days",
                    String.join(
                            " ",
                            days.stream().map(LocalDate::toString).limit(40).toList()),
                    "count",
                    Integer.toString(days.size()),
                    "name",
                    name);
        }
    }
}
