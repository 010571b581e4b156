package org.hecha.verification;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** The other numbers of a claimed row: where the evidence has the row in a table, each column it has too must agree. */
final class RowCells {

    /** What a column's name says beside what it counts. */
    private static final Pattern UNIT = Pattern.compile("(?:万元|元|人次|人数|数)$");

    private static final Pattern YEAR = Pattern.compile("年度?$");

    private RowCells() {}

    /** What was seen at a row's name; against the claim where another of its numbers is firmly different there. */
    static Observation held(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to, Observation seen) {
        if (!seen.counts() || seen.stance() != Stance.FOR || !paper.clear()) {
            return seen;
        }
        for (Grid grid : paper.grids()) {
            for (Grid.Field field : grid.fields()) {
                if (field.from() <= from && to <= field.to() && !field.totalRow()) {
                    Optional<String> other = differing(row, cells, paper, field);
                    if (other.isPresent()) {
                        return new Observation(
                                Stance.AGAINST,
                                paper,
                                field.from(),
                                field.to(),
                                other.get(),
                                seen.weight() + 2,
                                Asides.ofDenial(question, paper, field.from(), field.to()));
                    }
                }
            }
        }
        return seen;
    }

    /** What was seen at a row's name; against the claim where behind the name another of its numbers is said differently. */
    static Observation said(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to, Observation seen) {
        Optional<Row.Also> also = row.also();
        Optional<BigDecimal> claimed = also.flatMap(a -> Cells.number(cells.getOrDefault(a.column(), "")));
        String text = paper.reading().text();
        if (claimed.isEmpty() || !seen.counts() || seen.stance() != Stance.FOR) {
            return seen;
        }
        int line = text.indexOf('\n', to);
        String own = text.substring(to, line < 0 ? text.length() : line);
        int at = own.indexOf('\t') != own.lastIndexOf('\t')
                ? inColumn(paper, to, also.orElseThrow().column())
                : inWords(question, row, cells, paper, to, also.orElseThrow());
        return at >= 0
                        && paper.reading().isToken(at)
                        && paper.reading().token(at) instanceof Token.Amount there
                        && there.quantity().definite()
                        && !there.quantity().compatible(claimed.get())
                        && (paper.clear() || !Judgement.misread(paper, there.quantity(), claimed.get()))
                ? new Observation(
                        Stance.AGAINST,
                        paper,
                        from,
                        Math.max(to, at + 1),
                        there.quantity().plain(),
                        seen.weight() + 2,
                        Asides.ofDenial(question, paper, from, Math.max(to, at + 1)))
                : seen;
    }

    private static final String PERIOD = "周期";
    private static final Pattern WEEKLY = Pattern.compile("每周|(?<![双两半])周[播刊]|每星期|一周一");
    private static final Pattern SELDOM =
            Pattern.compile("双周[播刊]?|隔周|每[两二三\uE000]周|半月[播刊一]|每月|每半月|月[播刊](?!发)|旬[播刊]|每季|季播|不定期");

    /** What was seen at a row's name; against a claim of every week where its own words say that it comes less often. */
    static Observation often(Map<String, String> cells, Paper paper, int from, int to, Observation seen) {
        String text = paper.reading().text();
        String told = text.substring(to, Math.max(to, Sentences.end(text, to)));
        int next = told.indexOf('《');
        Matcher m = SELDOM.matcher(next < 0 ? told : told.substring(0, next));
        boolean weekly = WEEKLY.matcher(cells.getOrDefault(PERIOD, "")).find();
        return weekly
                        && seen.counts()
                        && seen.stance() == Stance.FOR
                        && m.find()
                        && !WEEKLY.matcher(told).find()
                ? new Observation(Stance.AGAINST, paper, from, to + m.end(), m.group(), seen.weight() + 1, seen.aside())
                : seen;
    }

    private static final String BEGUN = "首播或刊出日";

    /** 开播时间 | 2018年3月 in a row: when it began, as the claim says, and not the year its other cells are of. */
    static Observation begun(Map<String, String> cells, Paper paper, int from, Observation seen) {
        Optional<PartialDate> first = Cells.date(cells.getOrDefault(BEGUN, ""));
        if (first.isEmpty() || seen.aside().filter(Why.OUT_OF_WINDOW::equals).isEmpty()) {
            return seen;
        }
        String text = paper.reading().text();
        boolean row = paper.line(from).indexOf('\t') >= 0;
        for (int i = text.lastIndexOf('\n', from) + 1; row && i < text.length() && text.charAt(i) != '\n'; i++) {
            if (paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Day day
                    && day.date().year() == first.get().year()
                    && day.date().month() == first.get().month()) {
                return seen.regardless(Why.OUT_OF_WINDOW);
            }
        }
        return seen;
    }

    /** Where the words say the number behind a name; negative if they do not. */
    private static int inWords(
            Question question, Row row, Map<String, String> cells, Paper paper, int to, Row.Also also) {
        String text = paper.reading().text();
        int end = nextRow(question, row, cells, text, to);
        for (String expression : also.words()) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, end);
            while (m.find()) {
                if (sameSpan(paper, m.start(), m.start("value"), also.column())) {
                    return m.start("value");
                }
            }
        }
        return -1;
    }

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** 近90日发文 is not 近30日发文: whether words have the number that the column's name has. */
    private static boolean sameSpan(Paper paper, int from, int to, String column) {
        Matcher wanted = DIGITS.matcher(column);
        if (!wanted.find()) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (paper.reading().isToken(i) && paper.reading().token(i) instanceof Token.Amount span) {
                return span.quantity().written().compareTo(new BigDecimal(wanted.group())) == 0;
            }
        }
        return false;
    }

    /** Where the cell begins that stands in a line under this heading; negative where no line above has it. */
    private static int inColumn(Paper paper, int in, String heading) {
        String text = paper.reading().text();
        int start = text.lastIndexOf('\n', in) + 1;
        String masked = Wording.mask(heading);
        int column = RowNumbers.columnAbove(
                text,
                start,
                (words, at) -> words.contains(masked) && sameSpan(paper, at, at + words.length(), heading));
        return column < 0 ? -1 : cell(text, start, column);
    }

    private static int cell(String text, int line, int column) {
        int at = line - 1;
        for (int i = 0; i < column; i++) {
            at = text.indexOf('\t', at + 1);
            int stop = text.indexOf('\n', line);
            if (at < 0 || stop >= 0 && at > stop) {
                return -1;
            }
        }
        return at + 1;
    }

    /** Where another row of the claim is named, or so far on that nothing is said of this one any more. */
    private static int nextRow(Question question, Row row, Map<String, String> cells, String text, int from) {
        int end = Math.min(text.length(), from + FAR);
        if (question.about()
                        .answer(question.criterion(), question.claim().key())
                        .orElse(null)
                instanceof Answer.Rows rows) {
            for (Map<String, String> other : rows.values()) {
                String name = Wording.mask(other.getOrDefault(row.key(), ""));
                int at = name.length() < 2 || name.equals(Wording.mask(cells.getOrDefault(row.key(), "")))
                        ? -1
                        : text.indexOf(name, from);
                end = at >= 0 ? Math.min(end, at) : end;
            }
        }
        return end;
    }

    private static final int FAR = 2 * RowsRule.REACH;

    private static Optional<String> differing(Row row, Map<String, String> cells, Paper paper, Grid.Field field) {
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String column = cell.getKey();
            String counts = UNIT.matcher(column).replaceFirst("");
            Optional<BigDecimal> claimed = Cells.number(cell.getValue());
            if (field.year() > 0
                            && Cells.number(cells.getOrDefault("年度", ""))
                                    .filter(year -> year.intValue() != field.year())
                                    .isPresent()
                    || column.equals(row.key())
                    || column.equals(row.number())
                    || YEAR.matcher(column).find()
                    || counts.length() < 2
                    || claimed.isEmpty()
                    || !field.lowest().contains(counts)
                    || GridRule.planned(field.lowest())
                    || !(paper.reading().token(field.at()) instanceof Token.Amount there)
                    || there.quantity().percent()) {
                continue;
            }
            if (!RowValue.matches(column, paper, field.at(), there.quantity(), claimed.get())
                    && there.quantity().low().compareTo(there.quantity().high()) == 0) {
                return Optional.of(there.quantity().plain());
            }
        }
        return Optional.empty();
    }
}
