package org.hecha.verification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.shared.PersonalData;

/**
 * A table of a paper that was recognised as a platform's export ({@link Form}), row by row. Its title may stand in merged cells
 * above the headings; headings may be repeated on later pages; what a merged cell says holds for the rows below it.
 *
 * @param title what stands right above its headings, nearest first
 * @param head  the headings
 * @param rows  without totals, repeated headings and notes
 * @param total the last row that says it is one
 */
record Export(Paper paper, String title, PageLine head, List<Row> rows, Optional<Export.Row> total) {

    /** Lines above the headings that may be its title. */
    private static final int ABOVE = 3;

    /** Notes and page ends in a row after which a table is over. */
    private static final int NOTES = 3;

    private static final Pattern TOTAL = Pattern.compile("^(?:合计|总计|共计|小计|累计|总数|合 计)");

    /** All exports of a kind in a paper. Drafts, plans and other counties' stories are none. */
    static List<Export> in(Question question, Form form) {
        List<Export> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            if (!paper.draft()
                    && !paper.proposal()
                    && !question.about().foreign().contains(paper)
                    && !question.about().overtaken().contains(paper)) {
                found.addAll(in(paper, form));
            }
        }
        return found;
    }

    static List<Export> in(Paper paper, Form form) {
        List<Export> found = new ArrayList<>();
        List<PageLine> lines = paper.pageLines();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Head> head = head(form, lines, i);
            if (head.isPresent()) {
                int end = end(form, lines, head.get());
                String title = title(lines, i);
                String called = paper.title() + "\n" + title;
                if (form.called()
                                .matcher(called + "\n" + head.get().line().text())
                                .find()
                        && !form.other().matcher(called).find()) {
                    found.add(read(
                            paper, title, head.get(), lines.subList(head.get().body(), end)));
                }
                i = end - 1;
            }
        }
        return found;
    }

    /**
     * @param line    its headings; two lines of them as one
     * @param columns where each column of the form stands
     * @param body    index of the line below
     */
    private record Head(PageLine line, Map<String, Integer> columns, int body) {}

    /** Headings in one line; or in two, the upper naming groups of the lower. */
    private static Optional<Head> head(Form form, List<PageLine> lines, int at) {
        PageLine line = lines.get(at);
        if (!heading(line)) {
            return Optional.empty();
        }
        Optional<Head> one = form.columns(line.cells()).map(c -> new Head(line, c, at + 1));
        if (one.isPresent() || at + 1 >= lines.size()) {
            return one;
        }
        PageLine below = lines.get(at + 1);
        boolean lower = below.page() == line.page()
                && below.cells().stream().noneMatch(c -> VALUE.matcher(c).find())
                && below.cells().stream().anyMatch(c -> !c.isEmpty());
        if (!lower) {
            return Optional.empty();
        }
        List<String> both = new ArrayList<>();
        String group = "";
        for (int c = 0; c < Math.max(line.cells().size(), below.cells().size()); c++) {
            String upper = c < line.cells().size() ? line.cells().get(c) : "";
            String under = c < below.cells().size() ? below.cells().get(c) : "";
            group = upper.isEmpty() ? group : upper;
            both.add((under.isEmpty() ? upper : group) + under);
        }
        PageLine joined = new PageLine(line.page(), line.start(), below.end(), both);
        return form.columns(both).map(c -> new Head(joined, c, at + 2));
    }

    private static final Pattern VALUE = Pattern.compile("^[\\d.,%:/-]+$");

    /** Words in at least two cells, and hardly a value: no row. */
    private static boolean heading(PageLine line) {
        return !line.alone()
                && line.cells().stream().filter(c -> VALUE.matcher(c).matches()).count() * 3
                        < line.cells().size();
    }

    private static String title(List<PageLine> lines, int at) {
        StringBuilder title = new StringBuilder();
        for (int i = at - 1; i >= Math.max(0, at - ABOVE) && lines.get(i).alone(); i--) {
            title.append(lines.get(i).text().strip()).append('\n');
        }
        return title.toString();
    }

    /** Index after the last line of the table. */
    private static int end(Form form, List<PageLine> lines, Head head) {
        int end = head.body();
        int notes = 0;
        for (int i = head.body(); i < lines.size() && notes < NOTES; i++) {
            boolean other = heading(lines.get(i))
                    && !lines.get(i).cells().equals(head.line().cells())
                    && form.columns(lines.get(i).cells()).isPresent();
            if (other) {
                break;
            }
            notes = lines.get(i).alone() ? notes + 1 : 0;
            end = notes == 0 ? i + 1 : end;
        }
        return end;
    }

    private static Export read(Paper paper, String title, Head found, List<PageLine> body) {
        PageLine head = found.line();
        Map<String, Integer> columns = found.columns();
        List<Row> rows = new ArrayList<>();
        Optional<Row> total = Optional.empty();
        Map<String, String> above = new HashMap<>();
        for (PageLine line : body) {
            if (line.alone() || line.cells().equals(head.cells())) {
                continue;
            }
            boolean sum = line.cells().stream()
                    .limit(2)
                    .anyMatch(c -> TOTAL.matcher(c).find());
            Row row = new Row(paper, title, head, line, columns, sum ? Map.of() : Map.copyOf(above));
            if (sum) {
                total = Optional.of(row);
            } else {
                rows.add(row);
                columns.keySet().forEach(name -> {
                    if (!row.written(name).isEmpty()) {
                        above.put(name, row.written(name));
                    }
                });
            }
        }
        return new Export(paper, title, head, rows, total);
    }

    boolean has(String column) {
        return rows.stream().anyMatch(r -> !r.written(column).isEmpty());
    }

    /** The headings as a passage. */
    Finding.Citation passage() {
        return passage(paper, head.page(), head.start(), head.end());
    }

    /** A passage of a page, personal numbers masked. */
    static Finding.Citation passage(Paper paper, int page, int start, int end) {
        String text = PersonalData.masked(paper.pages().get(page).text());
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Finding.Citation(
                paper.id(),
                paper.path(),
                paper.pages().get(page).number(),
                from,
                to,
                text.substring(from, to),
                "",
                text.substring(from, to));
    }

    /** @param above what each column last said in a row above */
    record Row(
            Paper paper,
            String title,
            PageLine head,
            PageLine line,
            Map<String, Integer> columns,
            Map<String, String> above) {

        /** What a column says here, in normal form; empty where there is no such column or it says nothing. */
        String written(String column) {
            Integer at = columns.get(column);
            return at == null || at >= line.cells().size() ? "" : line.cells().get(at);
        }

        /** What it says here, or said above in a cell merged with this one. */
        String merged(String column) {
            String here = written(column);
            return here.isEmpty() ? above.getOrDefault(column, "") : here;
        }

        /** For people: personal numbers masked. */
        String shown(String column) {
            return PersonalData.masked(merged(column));
        }

        String heading(String column) {
            Integer at = columns.get(column);
            return at == null ? "" : head.cells().get(at);
        }

        /** The whole row. */
        String text() {
            return line.text();
        }

        Finding.Citation passage() {
            return Export.passage(paper, line.page(), line.start(), line.end());
        }

        private static final Pattern TEN_THOUSANDS = Pattern.compile("万(?:人|公里|元|次|km|小时)");
        private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

        /** The number of a column, in the unit its heading gives without 万. */
        Optional<BigDecimal> number(String column) {
            String cell = written(column);
            return tokens(cell).stream()
                    .filter(Token.Amount.class::isInstance)
                    .map(t -> ((Token.Amount) t).quantity().written())
                    .findFirst()
                    .map(n -> TEN_THOUSANDS.matcher(heading(column)).find() && cell.indexOf('万') < 0
                            ? n.multiply(TEN_THOUSAND)
                            : n);
        }

        private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年?度?");

        /** The days a column names, as far as they are whole; a day without a year is of the year in the table's title. */
        List<LocalDate> days(String column) {
            List<LocalDate> days = new ArrayList<>();
            String cell = merged(column);
            for (Token token : tokens(cell)) {
                if (token instanceof Token.Day day && day.date().month() > 0) {
                    int year = day.date().year() > 0
                            ? day.date().year()
                            : days.isEmpty()
                                    ? year()
                                    : days.get(days.size() - 1).getYear();
                    PartialDate whole =
                            new PartialDate(year, day.date().month(), day.date().day(), "");
                    if (whole.whole()) {
                        whole.first().ifPresent(days::add);
                    }
                }
            }
            if (days.size() == 1) {
                through(cell, days.get(0)).ifPresent(days::add);
            }
            return days;
        }

        private int year() {
            Matcher said = YEAR.matcher(title);
            return said.find() ? Integer.parseInt(said.group(1)) : paper.titleYear();
        }

        private static final Pattern THROUGH = Pattern.compile("(?:至|到|-|—|–|~) ?(?:(\\d{1,2})[月./-])?(\\d{1,2})日?$");

        /** 2021.3.5-3.7, 2021年3月5日—7日: the last day of a stretch, written short. */
        private static Optional<LocalDate> through(String cell, LocalDate first) {
            Matcher m = THROUGH.matcher(cell);
            if (!m.find() || m.start() < SHORTEST_DAY) {
                return Optional.empty();
            }
            int month = m.group(1) == null ? first.getMonthValue() : Integer.parseInt(m.group(1));
            return new PartialDate(first.getYear(), month, Integer.parseInt(m.group(2)), "")
                    .first()
                    .filter(last -> last.isAfter(first));
        }

        /** 2021.3.5 */
        private static final int SHORTEST_DAY = 8;

        /** Times of day a column names, {@code HH:mm}. */
        List<String> times(String column) {
            return tokens(written(column)).stream()
                    .filter(Token.Day.class::isInstance)
                    .map(t -> ((Token.Day) t).date().time())
                    .filter(t -> !t.isEmpty())
                    .toList();
        }

        private static List<Token> tokens(String cell) {
            return Scanner.scan(cell).stream().map(Scanner.Found::token).toList();
        }
    }
}
