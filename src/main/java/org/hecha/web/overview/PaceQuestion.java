package org.hecha.web.overview;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.hecha.workflow.Pace;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a manager asks about finished work; all of it stands in the URL.
 *
 * @param region  code; empty = everything the reader may see
 * @param step    empty = all
 * @param months  how many months back, this one included
 * @param month   one month of them; empty = all
 * @param part    waiting, handling or both
 * @param hours   working time or all time
 * @param figure  which figure of a spread is shown on the diagram
 */
record PaceQuestion(
        String region,
        String process,
        String step,
        int months,
        Optional<YearMonth> month,
        Pace.Part part,
        Pace.Hours hours,
        Figure figure) {

    static final int LONGEST = 60;

    /** One number of a spread. */
    enum Figure {
        P50,
        P90,
        MEAN,
        SUM;

        Duration of(Pace.Spread spread) {
            return switch (this) {
                case P50 -> spread.p50();
                case P90 -> spread.p90();
                case MEAN -> spread.mean();
                case SUM -> spread.total();
            };
        }
    }

    Pace.Question question(YearMonth now) {
        YearMonth from = month.orElse(now.minusMonths(months - 1L));
        return new Pace.Question(region, process, step, "", from, month.orElse(now));
    }

    public PaceQuestion step(String ofProcess, String name) {
        return new PaceQuestion(region, ofProcess, name, months, month, part, hours, figure);
    }

    public PaceQuestion in(YearMonth one) {
        return new PaceQuestion(region, process, step, months, Optional.of(one), part, hours, figure);
    }

    public PaceQuestion back(int count) {
        return new PaceQuestion(region, process, step, count, Optional.empty(), part, hours, figure);
    }

    public PaceQuestion part(Pace.Part other) {
        return new PaceQuestion(region, process, step, months, month, other, hours, figure);
    }

    public PaceQuestion hours(Pace.Hours other) {
        return new PaceQuestion(region, process, step, months, month, part, other, figure);
    }

    public PaceQuestion figure(Figure other) {
        return new PaceQuestion(region, process, step, months, month, part, hours, other);
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
        add(uri, "region", region);
        add(uri, "process", process);
        add(uri, "step", step);
        uri.queryParam("months", months);
        add(uri, "month", month.map(YearMonth::toString).orElse(""));
        uri.queryParam("part", part);
        uri.queryParam("hours", hours);
        uri.queryParam("figure", figure);
        add(uri, name, value);
        return uri.encode().toUriString();
    }

    private static void add(UriComponentsBuilder uri, String name, String value) {
        if (!value.isEmpty()) {
            uri.queryParam(name, value);
        }
    }
}
