package org.hecha.web.overview;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.hecha.workflow.Pace;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a manager asks about finished work; all of it stands in the URL.
 *
 * @param round  id; empty = all
 * @param months how many months back, this one included; means nothing where {@code from} is there
 * @param from   first month; empty = {@code months} back
 * @param to     last month; empty = this one
 * @param view   what is shown of it
 */
record PaceQuestion(
        Narrow narrow, String round, int months, Optional<YearMonth> from, Optional<YearMonth> to, View view) {

    static final int LONGEST = 60;

    /** Which work is meant; empty = all. @param region code. @param criterion its code */
    record Narrow(String region, String process, String step, String criterion) {}

    /**
     * @param part   waiting, handling or both
     * @param hours  working time or all time
     * @param figure which figure the diagram shows
     * @param only   which of the finished tasks a list shows
     */
    record View(Pace.Part part, Pace.Hours hours, Figure figure, Pace.Only only) {}

    /** One number of a step. */
    enum Figure {
        P50,
        P90,
        MEAN,
        SUM,
        /** after the deadline, of all together; of whole tasks, whichever part is asked for */
        DELAY;

        /** Whether it grows with the number of tasks. */
        public boolean sum() {
            return this == SUM || this == DELAY;
        }

        Duration of(Pace.Step step, Pace.Part part, Pace.Hours hours) {
            Pace.Spread spread = step.spread(part, hours);
            return switch (this) {
                case P50 -> spread.p50();
                case P90 -> spread.p90();
                case MEAN -> spread.mean();
                case SUM -> spread.total();
                case DELAY -> step.delay(hours);
            };
        }
    }

    Pace.Question question(YearMonth now) {
        return new Pace.Question(
                narrow.region(), narrow.process(), narrow.step(), narrow.criterion(), round, first(now), last(now));
    }

    YearMonth first(YearMonth now) {
        return from.orElse(now.minusMonths(months - 1L));
    }

    YearMonth last(YearMonth now) {
        return to.orElse(now);
    }

    public PaceQuestion step(String process, String step) {
        return with(new Narrow(narrow.region(), process, step, narrow.criterion()));
    }

    public PaceQuestion in(YearMonth one) {
        return new PaceQuestion(narrow, round, months, Optional.of(one), Optional.of(one), view);
    }

    public PaceQuestion back(int count) {
        return new PaceQuestion(narrow, round, count, Optional.empty(), Optional.empty(), view);
    }

    public PaceQuestion part(Pace.Part other) {
        return with(new View(other, view.hours(), view.figure(), view.only()));
    }

    public PaceQuestion hours(Pace.Hours other) {
        return with(new View(view.part(), other, view.figure(), view.only()));
    }

    public PaceQuestion figure(Figure other) {
        return with(new View(view.part(), view.hours(), other, view.only()));
    }

    public PaceQuestion only(Pace.Only other) {
        return with(new View(view.part(), view.hours(), view.figure(), other));
    }

    private PaceQuestion with(Narrow other) {
        return new PaceQuestion(other, round, months, from, to, view);
    }

    private PaceQuestion with(View other) {
        return new PaceQuestion(narrow, round, months, from, to, other);
    }

    public String here() {
        return url("/overview/pace", "", "");
    }

    public String drawn(String diagram) {
        return url("/overview/pace", "diagram", diagram);
    }

    /** The list of finished tasks behind a number. */
    public String tasks() {
        return url("/overview/finished", "", "");
    }

    public String tasksAfter(String cursor) {
        return url("/overview/finished", "after", cursor);
    }

    private String url(String path, String name, String value) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        add(uri, "region", narrow.region());
        add(uri, "process", narrow.process());
        add(uri, "step", narrow.step());
        add(uri, "criterion", narrow.criterion());
        add(uri, "round", round);
        uri.queryParam("months", months);
        add(uri, "from", from.map(YearMonth::toString).orElse(""));
        add(uri, "to", to.map(YearMonth::toString).orElse(""));
        uri.queryParam("part", view.part());
        uri.queryParam("hours", view.hours());
        uri.queryParam("figure", view.figure());
        add(uri, "only", view.only() == Pace.Only.ALL ? "" : view.only().name());
        add(uri, name, value);
        return uri.encode().toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, String value) {
        if (!value.isEmpty()) {
            uri.queryParam(name, value);
        }
    }
}
