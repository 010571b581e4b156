package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.verification.TableRule.Cell;

/** The numbers of a paper with the words that belong to each; worked out once, however many claims ask. */
final class Sites {

    /**
     * @param from  start of the number's own words in its clause
     * @param to    their end
     * @param own   those words
     * @param after what follows the number, at most eight characters
     * @param cell  its place in a table; empty in sentences
     */
    record Site(int at, Token.Amount amount, int from, int to, String own, String after, Optional<Place> cell) {}

    /**
     * A number alone in its cell.
     *
     * @param left    words of the cells left of it, each ended by a tab
     * @param near    the cell before it
     * @param heading of its column; empty where there is none
     * @param after   what follows the number in its cell
     * @param beside  the next cell
     */
    record Place(List<Cell> row, String left, String near, String heading, String after, String beside) {}

    private Sites() {}

    static List<Site> of(Reading reading, List<List<Cell>> lines) {
        String text = reading.text();
        List<Site> sites = new ArrayList<>();
        Map<Integer, List<Cell>> heads = new HashMap<>(); // by number of cells
        for (List<Cell> line : lines) {
            if (line.size() < 2) {
                heads.clear(); // another table, or none
            } else if (heading(line, text)) {
                heads.put(line.size(), line);
            }
            for (int column = 0; column < line.size(); column++) {
                Cell cell = line.get(column);
                for (int at = text.indexOf(Token.NUMBER, cell.start());
                        at >= 0 && at < cell.end();
                        at = text.indexOf(Token.NUMBER, at + 1)) {
                    if (reading.token(at) instanceof Token.Amount amount
                            && !amount.quantity().percent()) {
                        boolean alone = line.size() > 1 && at - cell.start() <= 2 && cell.end() - at <= 8;
                        sites.add(alone ? inCell(text, line, column, at, amount, heads) : inClause(text, at, amount));
                    }
                }
            }
        }
        return sites;
    }

    private static Site inClause(String text, int at, Token.Amount amount) {
        int from = Math.max(Sentences.clause(text, at), lastNumber(text, at) + 1);
        int to = segmentEnd(text, at);
        String after = text.substring(at + 1, Math.min(text.length(), at + 9));
        return new Site(at, amount, from, to, text.substring(from, to), after, Optional.empty());
    }

    private static Site inCell(
            String text, List<Cell> line, int column, int at, Token.Amount amount, Map<Integer, List<Cell>> heads) {
        StringBuilder left = new StringBuilder();
        for (int c = 0; c < column; c++) {
            String cell = line.get(c).in(text);
            if (cell.indexOf(Token.NUMBER) < 0) {
                left.append(cell).append('\t');
            }
        }
        List<Cell> head = heads.getOrDefault(line.size(), List.of());
        String after = text.substring(at + 1, line.get(column).end()).strip();
        Place place = new Place(
                line,
                left.toString(),
                column > 0 ? line.get(column - 1).in(text) : "",
                head.isEmpty() ? "" : head.get(column).in(text),
                after,
                column + 1 < line.size() ? line.get(column + 1).in(text) : "");
        return new Site(at, amount, at, at + 1, "", after, Optional.of(place));
    }

    /** Words in most cells and no number anywhere. */
    private static boolean heading(List<Cell> line, String text) {
        int words = 0;
        for (Cell cell : line) {
            String in = cell.in(text);
            if (in.indexOf(Token.NUMBER) >= 0 || in.indexOf(Token.CODE) >= 0) {
                return false;
            }
            words += in.chars().anyMatch(Character::isIdeographic) ? 1 : 0;
        }
        return words * 2 > line.size();
    }

    /** Where the words of the number before end; one before the clause where there is none. */
    static int lastNumber(String text, int at) {
        int clause = Sentences.clause(text, at);
        for (int i = at - 1; i >= clause; i--) {
            if (text.charAt(i) == Token.NUMBER) {
                return i;
            }
        }
        return clause - 1;
    }

    /** A number's words end where the next number's begin. */
    static int segmentEnd(String text, int at) {
        int end = Sentences.clauseEnd(text, at);
        int next = text.indexOf(Token.NUMBER, at + 1);
        if (next < 0 || next >= end) {
            return end;
        }
        int stop = text.indexOf('、', at + 1);
        return stop > 0 && stop < next ? stop : next;
    }
}
