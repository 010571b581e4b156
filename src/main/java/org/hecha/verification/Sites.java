package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        Map<Integer, List<String>> heads = new HashMap<>(); // by number of cells
        List<Cell> above = List.of();
        for (List<Cell> line : lines) {
            boolean heading = line.size() >= 2 && heading(line, text);
            if (line.size() < 2) {
                heads.clear(); // another table, or none
            } else if (heading) {
                heads.put(line.size(), labels(above, line, text));
            }
            above = heading ? line : List.of();
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

    /** 207个村已建191个: the verb right before a number is said of that number. */
    private static final Pattern OF_NEXT =
            Pattern.compile("(?:目前|其中|现|仅|只|共|均)*(?:已|实|现)(?:建成|建立|建有|建|配备|配有|设立|成立|组建)(?:了|有)?$");

    private static Site inClause(String text, int at, Token.Amount amount) {
        int last = lastNumber(text, at);
        int clause = Sentences.clause(text, at);
        int mark = text.lastIndexOf('、', at);
        // 17个乡镇、214个村: what stands before the mark belongs to the number before it
        int from = last >= clause && mark > last ? mark : Math.max(clause, last + 1);
        int to = segmentEnd(text, at);
        if (to < text.length() && text.charAt(to) == Token.NUMBER) {
            Matcher verb = OF_NEXT.matcher(text.substring(at + 1, to));
            to = verb.find() ? at + 1 + verb.start() : to;
        }
        String after = text.substring(at + 1, Math.min(text.length(), at + 9));
        return new Site(at, amount, from, to, text.substring(from, to), after, Optional.empty());
    }

    private static Site inCell(
            String text, List<Cell> line, int column, int at, Token.Amount amount, Map<Integer, List<String>> heads) {
        StringBuilder left = new StringBuilder();
        for (int c = 0; c < column; c++) {
            String cell = line.get(c).in(text);
            if (cell.indexOf(Token.NUMBER) < 0) {
                left.append(cell).append('\t');
            }
        }
        List<String> head = heads.getOrDefault(line.size(), List.of());
        String after = text.substring(at + 1, line.get(column).end()).strip();
        Place place = new Place(
                line,
                left.toString(),
                column > 0 ? line.get(column - 1).in(text) : "",
                head.isEmpty() ? "" : head.get(column),
                after,
                column + 1 < line.size() ? line.get(column + 1).in(text) : "");
        return new Site(at, amount, at, at + 1, "", after, Optional.of(place));
    }

    /**
     * What the columns are called. Where the line above is a heading too and has fewer words, it names groups of columns: its
     * words stand for all columns up to its next ones.
     */
    private static List<String> labels(List<Cell> above, List<Cell> line, String text) {
        boolean groups = !above.isEmpty() && words(above, text) < words(line, text) + blanks(line, text);
        List<String> labels = new ArrayList<>();
        String group = "";
        for (int c = 0; c < line.size(); c++) {
            String own = line.get(c).in(text);
            String over = groups && c < above.size() ? above.get(c).in(text) : "";
            group = over.isEmpty() ? group : over;
            labels.add(groups ? (own.isEmpty() ? group : own + "\t" + group) : own);
        }
        return labels;
    }

    private static long words(List<Cell> line, String text) {
        return line.stream().filter(c -> !c.in(text).isEmpty()).count();
    }

    private static long blanks(List<Cell> line, String text) {
        return line.size() - words(line, text);
    }

    /** Words in most cells and no number anywhere. */
    static boolean heading(List<Cell> line, String text) {
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
