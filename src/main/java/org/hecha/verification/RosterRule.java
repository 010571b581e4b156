package org.hecha.verification;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.TableRule.Cell;

/**
 * Counts the people of a name list. A list whose rows make the claimed number while its people do not is a trap: one person
 * may stand in several teams.
 */
final class RosterRule {

    /** Fewer rows are no roster. */
    private static final int SHORTEST = 5;

    private static final Pattern NUMBERED = Pattern.compile("证|身份|号码|编号");

    private RosterRule() {}

    static void observe(Question question, BigDecimal claimed, List<Observation> found) {
        if (question.checking().distinct().isEmpty()) {
            return;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            if (!about(question, paper)) {
                continue;
            }
            List<List<Cell>> lines = paper.lines();
            for (int i = 0; i < lines.size(); i++) {
                int column = column(question, lines.get(i), text);
                if (column >= 0) {
                    count(question, claimed, paper, lines, i, column).ifPresent(found::add);
                    break;
                }
            }
        }
    }

    /** Whether a list is one of the people counted and not of others. */
    static boolean about(Question question, Paper paper) {
        String top = paper.head() + paper.path();
        return Phrases.any(question.checking().topic(), top)
                && question.checking()
                        .thing()
                        .map(thing -> Phrases.of(thing.about().get(0)).in(top))
                        .orElse(true);
    }

    private static int column(Question question, List<Cell> head, String text) {
        for (String heading : question.checking().distinct()) {
            for (int c = 0; c < head.size() && head.size() > 2; c++) {
                if (Phrases.of(heading).in(head.get(c).in(text))) {
                    return c;
                }
            }
        }
        return -1;
    }

    private static Optional<Observation> count(
            Question question, BigDecimal claimed, Paper paper, List<List<Cell>> lines, int head, int column) {
        Reading reading = paper.reading();
        Set<String> people = new HashSet<>();
        Set<String> all = new HashSet<>();
        int rows = 0;
        for (List<Cell> row : lines.subList(head + 1, lines.size())) {
            if (row.size() > column && !row.get(0).in(reading.text()).startsWith("合计")) {
                String person = written(reading, row.get(column));
                if (!person.isBlank() && !Phrases.any(question.checking().distinct(), person)) {
                    rows++;
                    all.add(person);
                    if (!ListedRows.struck(reading, lines.get(head), row)) {
                        people.add(person);
                    }
                }
            }
        }
        if (rows < SHORTEST) {
            return Optional.empty();
        }
        int start = lines.get(head).get(0).start();
        int end = lines.get(head).get(lines.get(head).size() - 1).end();
        double weight = Weights.of(question, paper, start, end) - 0.5;
        String value = people.size() + "/" + rows; // people by rows, as screens show them
        boolean same = claimed.compareTo(BigDecimal.valueOf(people.size())) == 0;
        if (same) {
            return Optional.of(new Observation(
                    Stance.FOR, paper, start, end, value, weight, Asides.ofSupport(question, paper, start, end)));
        }
        // whoever counted every line counted people twice, or people who have left; two of one name may be two people
        boolean byRows = claimed.compareTo(BigDecimal.valueOf(rows)) == 0
                || claimed.compareTo(BigDecimal.valueOf(all.size())) == 0;
        if (!byRows) {
            return Optional.empty();
        }
        // a list that says it counts attendances counts nothing wrongly, only something else
        boolean sure = people.size() < all.size()
                || NUMBERED.matcher(lines.get(head).get(column).in(reading.text()))
                                .find()
                        && !reading.text().contains("人次");
        return Optional.of(
                sure
                        ? new Observation(
                                Stance.AGAINST,
                                paper,
                                start,
                                end,
                                value,
                                weight,
                                Asides.ofSupport(question, paper, start, end))
                        : new Observation(Stance.FOR, paper, start, end, value, weight, Optional.of(Why.PARTIAL)));
    }

    /** What a cell says, values spelled out. */
    static String written(Reading reading, Cell cell) {
        StringBuilder person = new StringBuilder();
        for (int i = cell.start(); i < cell.end(); i++) {
            if (!reading.isToken(i)) {
                person.append(reading.text().charAt(i));
            } else if (reading.token(i) instanceof Token.Code code) {
                person.append(code.text());
            } else {
                person.append(reading.token(i));
            }
        }
        return person.toString().strip();
    }
}
