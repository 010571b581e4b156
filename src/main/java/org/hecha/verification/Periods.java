package org.hecha.verification;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Window;

/** When a passage is about, and whether that counts. */
final class Periods {

    /** Counts taken at a moment stay good for so long where nothing says otherwise. */
    private static final int STALE_AFTER_MONTHS = 36;

    private static final Pattern SINCE =
            Pattern.compile("^[\\t\\n]?(?:\\(?)(?:以来|来(?=[,，])|至今|起|开始|后|开播|首播|创刊|创办|开办|开设|开通|上线)");

    /** 自2015年撤村建居后已无建制村: what was so from then on is so still; what was counted from then on is of many years. */
    private static final Pattern EVER_AFTER =
            Pattern.compile("[^,，。;；\\n]{2,14}?(?:后|以来)[,，]?(?:已|就|便|即)?(?:无|没有|不再|均|都|一直|始终)");

    private static final Pattern FUTURE = Pattern.compile("(?:到|至|截至)$");

    /** @param first first day, @param last last day, @param said true where the passage itself says it */
    record Span(LocalDate first, LocalDate last, boolean said) {}

    private Periods() {}

    /** The period a place in a paper is about: said in the sentence, else by the nearest heading, else by title or signature. */
    static Optional<Span> of(Paper paper, int from, int to) {
        Reading reading = paper.reading();
        String text = reading.text();
        int start = Sentences.start(text, from);
        for (int i = Math.min(to, text.length()) - 1; i >= start; i--) {
            if (i < from && THIS_YEAR.matcher(text).region(i, from).lookingAt()) {
                return title(paper).or(() -> paper.date().map(d -> new Span(d, d, false)));
            }
            Optional<Span> span = at(paper, i);
            if (span.isPresent() && !ofAnotherNumber(text, i, from, to)) {
                return span;
            }
        }
        int end = Sentences.clauseEnd(text, to);
        for (int i = to; i < end; i++) {
            Optional<Span> span = at(paper, i);
            if (span.isPresent() && !ofAnotherNumber(text, i, from, to)) {
                return span;
            }
        }
        return heading(paper, start)
                .or(() -> title(paper))
                .or(() -> paper.date().map(d -> new Span(d, d, false)));
    }

    /** 自2017年…以来累计46次，今年…仅11次: of the year the paper tells of. */
    private static final Pattern THIS_YEAR = Pattern.compile("[,，](?:今年|本年度?(?!末))");

    /** 全年开放306天（2020年为214天）: a year in a bracket with a number of its own, when something else is asked about. */
    private static boolean ofAnotherNumber(String text, int year, int from, int to) {
        int open = text.lastIndexOf('(', year);
        int close = open < 0 ? -1 : text.indexOf(')', open);
        boolean within = close > year && text.substring(open, close).indexOf('\n') < 0;
        boolean asked = from > open && from < close || to > open && to <= close + 1;
        return within && !asked && text.substring(year, close).indexOf(Token.NUMBER) >= 0;
    }

    private static Optional<Span> title(Paper paper) {
        int year = paper.titleYear();
        return year == 0
                ? Optional.empty()
                : Optional.of(new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), false));
    }

    private static Optional<Span> heading(Paper paper, int before) {
        String text = paper.reading().text();
        int end = before - 1;
        for (int lines = 0; end > 0 && lines < 12; lines++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            if (end - start <= 26
                    && (start > 0 || paper.titleYear() == 0)
                    && !comparesYears(text.substring(start, end))
                    && !row(text, start, end)
                    && "。；;".indexOf(text.charAt(Math.max(start, end - 1))) < 0
                    && text.substring(start, end).chars().filter(c -> c == '\t').count() < 2) {
                for (int i = start; i < end; i++) {
                    Optional<Span> span = at(paper, i);
                    if (span.isPresent()
                            && span.get().first().isBefore(span.get().last())) {
                        return span; // a single day in a heading is when something was published
                    }
                }
            }
            end = start - 1;
        }
        return Optional.empty();
    }

    /** 减：2020年误报 | 5: a row with a number of its own is no heading of the rows below. */
    private static boolean row(String text, int start, int end) {
        int tab = text.indexOf('\t', start);
        return tab - start > 1 && tab < end && text.startsWith("\t" + Token.NUMBER, tab);
    }

    /** The headings of a table that compares years are about none of them. */
    static boolean comparesYears(String line) {
        return line.indexOf('\t') >= 0 && line.indexOf(Token.DATE) != line.lastIndexOf(Token.DATE);
    }

    private static Optional<Span> at(Paper paper, int i) {
        Reading reading = paper.reading();
        if (!reading.isToken(i)
                || !(reading.token(i) instanceof Token.Day day)
                || day.date().year() == 0) {
            return Optional.empty();
        }
        String text = reading.text();
        String after = text.substring(i + 1, Math.min(text.length(), i + 6));
        boolean ever = i > 0
                && "自从".indexOf(text.charAt(i - 1)) >= 0
                && EVER_AFTER.matcher(text).region(i + 1, text.length()).lookingAt();
        return day.date()
                .first()
                .flatMap(first -> day.date().last().map(last -> {
                    if (ever || SINCE.matcher(after).find()) {
                        LocalDate until =
                                paper.date().filter(d -> d.isAfter(last)).orElse(last.plusYears(3));
                        return new Span(first, until, true);
                    }
                    return new Span(first, last, true);
                }));
    }

    /** Whether the period lies in the window. */
    static boolean inside(Window window, LocalDate deadline, Span span) {
        return switch (window.kind()) {
            case IN_FORCE -> !span.first().isAfter(deadline);
            case CALENDAR_YEARS ->
                span.last().getYear() >= deadline.getYear() - 1
                        && span.first().getYear() <= deadline.getYear()
                        && !span.first().isAfter(deadline);
            case POINT_IN_TIME ->
                !span.last().isBefore(deadline.minusMonths(STALE_AFTER_MONTHS))
                        && !span.first().isAfter(deadline);
            case MONTHS_BEFORE ->
                !span.last().isBefore(deadline.minusMonths(window.months()))
                        && !span.first().isAfter(deadline);
            case BUDGET_YEARS ->
                span.last().getYear() >= deadline.getYear() - 2 && !span.first().isAfter(deadline);
        };
    }

    /** Whether the period is the very one the claim is about, so that another value is a contradiction. */
    static boolean same(Window window, LocalDate deadline, Span span) {
        int last = deadline.getYear() - 1;
        return switch (window.kind()) {
            case CALENDAR_YEARS, BUDGET_YEARS ->
                span.said()
                        ? span.first().getYear() <= last
                                && span.last().getYear() >= last
                                && (span.last().getYear() == last
                                        || span.first().getYear() < deadline.getYear())
                        : span.last().getYear() >= last;
            case POINT_IN_TIME, MONTHS_BEFORE ->
                inside(window, deadline, span) && (span.last().getYear() >= last || window.months() > 24);
            case IN_FORCE -> inside(window, deadline, span);
        };
    }

    /** Whether the text names a year that is still to come. */
    static boolean ahead(Paper paper, int from, int to, LocalDate deadline) {
        Reading reading = paper.reading();
        for (int i = from; i < to; i++) {
            if (reading.isToken(i)
                    && reading.token(i) instanceof Token.Day day
                    && day.date().year() > 0) {
                Matcher until = FUTURE.matcher(reading.text().substring(Math.max(0, i - 2), i));
                boolean range = i > 1
                        && reading.text().substring(Math.max(from, i - 3), i).indexOf(Token.DATE) >= 0;
                if (day.date().year() > deadline.getYear()
                        || (!range
                                && until.find()
                                && day.date()
                                        .last()
                                        .map(l -> l.isAfter(paper.date().orElse(deadline)))
                                        .orElse(false)
                                && day.date()
                                        .last()
                                        .map(l -> l.isAfter(deadline))
                                        .orElse(false))) {
                    return true;
                }
            }
        }
        return false;
    }
}
