package org.hecha.standard;

import java.util.List;
import java.util.Optional;

/**
 * One of the standard's demands (指标).
 *
 * @param id        {@code S01} … {@code S12}
 * @param title     short title
 * @param category  the part of the standard it stands in
 * @param text      the standard's own wording of this criterion
 * @param judgement how it is judged, in words
 * @param veto      true where the wording excludes a county outright; always adjudicated by a person, never by machine
 * @param units     units that usually answer for it
 * @param window    the period that counts, with its wording
 * @param claims    what the county must say, in the order of the form
 * @param slots     kinds of evidence asked for, with caps
 * @param search    how to look for evidence
 * @param checks    what the machine checks, in words
 * @param traps     what is often mistaken for support, in words
 */
public record Criterion(
        String id,
        String title,
        String category,
        String text,
        String judgement,
        boolean veto,
        List<String> units,
        Window window,
        List<Claim> claims,
        List<Slot> slots,
        Search search,
        String checks,
        String traps) {

    public Criterion {
        units = List.copyOf(units);
        claims = List.copyOf(claims);
        slots = List.copyOf(slots);
    }

    public Optional<Claim> claim(String key) {
        return claims.stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** Whether a rule or threshold is the standard's own or this installation's default, to be confirmed by a province. */
    public enum Basis {
        STATED,
        DEFAULT
    }

    /**
     * One thing the county says.
     *
     * @param key      unique within the criterion; also the key in dossiers and forms
     * @param label    as on the form
     * @param help     one sentence for the clerk; may be empty
     * @param measure  what sort of value it is and which values meet the standard
     * @param unit     unit of the value, such as 人 or 万元; empty where there is none
     * @param basis    where the threshold comes from
     * @param rule     the threshold in words
     * @param computed true where the system computes the value and the county never types it
     * @param required false where it may be left empty
     * @param only     key of a yes/no claim of the same criterion that must be true for this one to apply; empty = always
     * @param checking how the machine verifies it
     */
    public record Claim(
            String key,
            String label,
            String help,
            Measure measure,
            String unit,
            Basis basis,
            String rule,
            boolean computed,
            boolean required,
            String only,
            Checking checking) {}

    /**
     * A kind of evidence.
     *
     * @param code    {@code E07-2}
     * @param formats upper-case extensions that are usual here; others are accepted with a hint
     * @param wanted  how many are normally needed; 0 = optional. Never a floor for submission by itself
     * @param cap     at most this many files, so that nobody is pressed for more
     */
    public record Slot(String code, String label, List<String> formats, int wanted, int cap) {
        public Slot {
            formats = List.copyOf(formats);
        }
    }

    /**
     * The period a fact must lie in.
     *
     * @param kind   how it is computed from the deadline
     * @param months length for {@link Kind#MONTHS_BEFORE}; otherwise 0
     * @param text   in words, for people
     */
    public record Window(Kind kind, int months, String text) {
        public enum Kind {
            /** in force on the deadline, however old */
            IN_FORCE,
            /** the last complete calendar year before the deadline, and the year of the deadline up to it */
            CALENDAR_YEARS,
            /** a point in time: the last known state on the deadline */
            POINT_IN_TIME,
            /** the given number of months before the deadline */
            MONTHS_BEFORE,
            /** the last two budget years and the current one */
            BUDGET_YEARS
        }
    }

    /**
     * Where evidence for the criterion is likely to be found.
     *
     * @param must     boolean search expression ({@code AND}, {@code OR}, parentheses)
     * @param patterns Java regular expressions over normalised page text
     */
    public record Search(String must, List<String> patterns) {
        public Search {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * How the machine verifies a claim; the vocabulary belongs to {@code verification}, the words to the edition.
     *
     * @param subject   alternatives that name the thing counted or asserted, as Java regular expressions
     * @param units     units in which evidence may state the value
     * @param reject    expressions that show the passage is about something else
     * @param negation  expressions by which evidence denies the claim
     * @param affirm    for yes/no claims: expressions by which evidence asserts it
     * @param window    overrides the criterion's window where not null-like; {@link Window.Kind} name or empty
     * @param slots     codes of slots whose files are the natural place; ranked first, never exclusive
     */
    public record Checking(
            List<String> subject,
            List<String> units,
            List<String> reject,
            List<String> negation,
            List<String> affirm,
            String window,
            List<String> slots) {
        public Checking {
            subject = List.copyOf(subject);
            units = List.copyOf(units);
            reject = List.copyOf(reject);
            negation = List.copyOf(negation);
            affirm = List.copyOf(affirm);
            slots = List.copyOf(slots);
        }

        /** Nothing said: the machine has only the claim's label and unit to go by. */
        public static final Checking NONE =
                new Checking(List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of());
    }
}
