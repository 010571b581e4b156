package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.dossier.Answer;
import org.hecha.standard.Criterion.Checking.Row;
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
                ? inColumn(text, to, Wording.mask(also.orElseThrow().column()))
                : inWords(question, row, cells, text, to, also.orElseThrow().words());
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

    /** Where the words say the number behind a name; negative if they do not. */
    private static int inWords(
            Question question, Row row, Map<String, String> cells, String text, int to, List<String> words) {
        int end = nextRow(question, row, cells, text, to);
        for (String expression : words) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, end);
            if (m.find()) {
                return m.start("value");
            }
        }
        return -1;
    }

    /** Where the cell begins that stands in a line under this heading; negative where no line above has it. */
    private static int inColumn(String text, int in, String heading) {
        int start = text.lastIndexOf('\n', in) + 1;
        for (int end = start - 1, rows = 0; end > 0 && rows < HIGHEST; rows++) {
            int above = text.lastIndexOf('\n', end - 1) + 1;
            String[] headings = text.substring(above, end).split("\t", -1);
            for (int column = 1; column < headings.length; column++) {
                if (headings[column].contains(heading)) {
                    return cell(text, start, column);
                }
            }
            end = above - 1;
        }
        return -1;
    }

    /** A table's heading stands no more rows above than this. */
    private static final int HIGHEST = 40;

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
            String counts = Wording.mask(UNIT.matcher(column).replaceFirst(""));
            Optional<BigDecimal> claimed = Cells.number(cell.getValue());
            if (column.equals(row.key())
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
