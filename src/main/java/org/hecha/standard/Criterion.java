package org.hecha.standard;

import java.math.BigDecimal;
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
 * @param points    most points a province gives for it; the national text has none
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
        String traps,
        Optional<BigDecimal> points) {

    public Criterion {
        units = List.copyOf(units);
        claims = List.copyOf(claims);
        slots = List.copyOf(slots);
    }

    public Optional<Claim> claim(String key) {
        return claims.stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** Where a rule or threshold comes from. */
    public enum Basis {
        /** the standard's own words */
        STATED,
        /** this edition's assumption, to be confirmed by a province */
        DEFAULT,
        /** set by a province's overlay */
        PROVINCE
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
     * How the machine verifies a claim; the vocabulary belongs to {@code verification}, the words to the edition. All
     * expressions are Java regular expressions over normalised text.
     *
     * @param subject   alternatives that name the thing counted or asserted; also looked for in table headings
     * @param units     units in which evidence may state the value, the claim's own unit first
     * @param reject    words close by that show the number or passage is about something else
     * @param negation  words by which evidence denies the claim
     * @param affirm    for yes/no claims: words by which evidence asserts it
     * @param topic     words a whole document must contain to bear on the claim; empty = any document
     * @param origin    whose documents may support the claim
     * @param distinct  headings of roster columns by which people are told apart, best first; empty = no roster counts
     * @param window    overrides the criterion's window
     * @param slots     codes of slots whose files are the natural place; ranked first, never exclusive
     */
    public record Checking(
            List<String> subject,
            List<String> units,
            List<String> reject,
            List<String> negation,
            List<String> affirm,
            List<String> topic,
            Origin origin,
            List<String> distinct,
            Optional<Window> window,
            List<String> slots) {
        public Checking {
            subject = List.copyOf(subject);
            units = List.copyOf(units);
            reject = List.copyOf(reject);
            negation = List.copyOf(negation);
            affirm = List.copyOf(affirm);
            topic = List.copyOf(topic);
            distinct = List.copyOf(distinct);
            slots = List.copyOf(slots);
        }

        /** Whose documents may support a claim. */
        public enum Origin {
            /** the county's own, or others' words about this county by name */
            COUNTY,
            /** only documents of the levels above, in the row or sentence that names this county */
            ABOVE,
            /** anybody's, as long as this county is meant */
            ANY
        }

        /** Nothing said: the machine has only the claim's label and unit to go by. */
        public static final Checking NONE = new Checking(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Origin.COUNTY,
                List.of(),
                Optional.empty(),
                List.of());
    }
}
