package org.hecha.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
     * expressions are Java regular expressions over normalised text, in which some things are one character each however
     * they are written: <code>{n}</code> a number, <code>{d}</code> a date, <code>{o}</code> an ordinal such as 第九, <code>{v}</code> one that is the value,
     * <code>{r}</code> a document's number, <code>{c}</code> a code; <code>{m}</code> another number, <code>{+}</code> a number to be added, <code>{not}</code> any word that denies,
     * <code>{~}</code> up to twelve characters of the same clause (<code>{~30}</code>: up to thirty).
     *
     * @param subject   how evidence states the value, with its place in it; for tables also the column heading
     * @param also      further ways of stating it, too loose to contradict anything
     * @param heading   column headings under which a table holds the value; empty = none
     * @param rows      names of the row a table must have, where not the county's own row is meant
     * @param reject    words in the same sentence that show that something else is meant, or a title that does
     * @param negation  how evidence denies the claim
     * @param affirm    how evidence asserts a yes
     * @param topic     words the head of a document must contain to bear on the claim; empty = any document
     * @param options   for choices: how evidence names each option
     * @param origin    whose documents may support the claim
     * @param tolerates names of reasons for setting aside that do not apply here, such as PLAN for what plans must say
     * @param row       for tables: how one row is looked for in evidence
     * @param distinct  headings of roster columns by which people are told apart, best first; empty = no roster counts
     * @param window    overrides the criterion's window
     * @param ranked    1 to 4: which of the four numbers of the county's row it is in a ranking whose headings cannot be read;
     *     0 = not in a ranking
     * @param thing     what the number counts, in the words people use for it; empty = only {@code subject} is looked for
     * @param titled    what sentences say of the claim whose subject only the title names; empty = every sentence must name it
     * @param platform  which platform's exports are looked for, to be worked out for people; empty = none
     * @param slots     codes of slots whose files are the natural place; ranked first, never exclusive
     */
    public record Checking(
            List<String> subject,
            List<String> also,
            List<String> heading,
            List<String> rows,
            List<Reject> reject,
            List<String> negation,
            List<String> affirm,
            List<String> topic,
            Map<String, String> options,
            Origin origin,
            List<String> tolerates,
            Optional<Row> row,
            List<String> distinct,
            Optional<Window> window,
            int ranked,
            Optional<Thing> thing,
            Optional<Titled> titled,
            Optional<Platform> platform,
            List<String> slots) {
        public Checking {
            subject = List.copyOf(subject);
            also = List.copyOf(also);
            heading = List.copyOf(heading);
            rows = List.copyOf(rows);
            reject = List.copyOf(reject);
            negation = List.copyOf(negation);
            affirm = List.copyOf(affirm);
            topic = List.copyOf(topic);
            options = Map.copyOf(options);
            tolerates = List.copyOf(tolerates);
            distinct = List.copyOf(distinct);
            slots = List.copyOf(slots);
        }

        /**
         * Words that show that something else is meant.
         *
         * @param why name of the reason: {@code unit}, {@code basis}, {@code partial}, {@code plan}, {@code source};
         *     {@code other}: another basis, on which a number other than the claimed one says nothing
         */
        public record Reject(String why, String pattern) {}

        /**
         * How one row of a table is looked for.
         *
         * @param key    column whose words must stand in the evidence
         * @param loose  true where part of those words will do, because people name the same thing differently
         * @param number column whose number must stand near them; empty = none
         * @param unit   column that holds the number's unit; empty = {@code units}
         * @param units  words that follow the number in evidence, as expressions
         * @param near   words between key and number, the number itself being <code>{n}</code>; empty = the nearest number with
         *     the unit
         * @param dates  columns whose dates must stand near the key
         * @param naming true where the evidence must be an official document naming the thing, by a body of the row's level
         * @param also   another number of the row that evidence says behind its name
         */
        public record Row(
                String key,
                boolean loose,
                String number,
                String unit,
                List<String> units,
                List<String> near,
                List<String> dates,
                boolean naming,
                Optional<Also> also) {

            /**
             * @param column the column with the number
             * @param words  what stands around it, the number itself being <code>{n}</code>
             */
            public record Also(String column, List<String> words) {
                public Also {
                    words = List.copyOf(words);
                }
            }

            public Row {
                units = List.copyOf(units);
                near = List.copyOf(near);
                dates = List.copyOf(dates);
            }
        }

        /**
         * What a number counts, however the sentence or table is built.
         *
         * @param about groups of words; one of each must belong to the number: stand in its clause, its row and column, or
         *     what the sentence has said before
         * @param unit  words that follow the number, or stand in its heading; as expressions
         * @param other words beside the number that make it a different count
         * @param parts kinds that are counted apart and together make the value (镇, 乡, 街道); empty = it has none
         */
        public record Thing(List<String> about, List<String> unit, List<String> other, List<String> parts) {
            public Thing {
                about = List.copyOf(about);
                unit = List.copyOf(unit);
                other = List.copyOf(other);
                parts = List.copyOf(parts);
            }
        }

        /**
         * What the sentences and rows of a paper say of the claim once its title has named the subject: in a paper that calls
         * itself a scheme of assessment, a row 科普工作 with its points says that it is assessed.
         *
         * @param title  words one of which the title or the file's name must have
         * @param not    words none of which they may have
         * @param names  words one of which must stand somewhere in the paper; empty = none need
         * @param affirm how a sentence or row of such a paper asserts a yes
         * @param deny   how it denies one
         */
        public record Titled(
                List<String> title, List<String> not, List<String> names, List<String> affirm, List<String> deny) {
            public Titled {
                title = List.copyOf(title);
                not = List.copyOf(not);
                names = List.copyOf(names);
                affirm = List.copyOf(affirm);
                deny = List.copyOf(deny);
            }
        }

        /**
         * What a named platform exports or shows.
         *
         * @param reads  name of the reader, a word of {@code verification}: {@code caravan-trips}
         * @param limits numbers of this edition the reader needs, by its names for them
         */
        public record Platform(String reads, Map<String, BigDecimal> limits) {
            public Platform {
                limits = Map.copyOf(limits);
            }
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

        /** Nothing said: people judge. */
        public static final Checking NONE = new Checking(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Origin.COUNTY,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
