package org.hecha.verification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hecha.verification.TableRule.Cell;

/** Finds the tables of a text and what every number of theirs is called. */
final class GridReader {

    private GridReader() {}

    private static final Pattern TOTAL_ROW = Pattern.compile(
            "^(?:以上)?(?:合计|总计|共计|小计|总数|总共|计(?=[\\t:：]|$)|累计(?=数|合计|[^\\u4e00-\\u9fa5]|$)|汇总|全[县区市旗]|全年(?=合计|共计|总计|累计|[^\\u4e00-\\u9fa5]|$)|本[县区市旗])|(?:合计|总计|(?<![者员人])总数|共计|小计)(?:[(（:：]|$|\\t)");
    static final Pattern TOTAL_COLUMN = Pattern.compile(
            "^(?:(?:配备|建有|已建|实建)?(?:合计|总计|共计|小计)|计|总数|总量|累计|全年|年度|全[县区市旗](?:合计)?|本年累计|全年合计|年合计)(?:[(（].{0,4}[)）])?$");
    static final Pattern TOTAL_INSIDE = Pattern.compile("^(?:合计|总计|共计|小计|共)[:：]?$");
    private static final int LONGEST_LABEL = 16;

    /** 是9　否4: how often a column of yes and no says yes. */
    private static final Pattern TALLY =
            Pattern.compile("[是有已][:：]?" + Token.NUMBER + "[个家所]?[\\s、,，;；/]*[否无未][:：]?" + Token.NUMBER + "[个家所]?");

    /** 九个乡镇，六个有; 7个乡镇建5个: of how many, how many have what the column is called. */
    private static final Pattern OF_HOW_MANY = Pattern.compile(Token.NUMBER
            + "[个家所]?[\\u4e00-\\u9fa5]{0,5}?(?:[,，、](?:其中)?(?="
            + Token.NUMBER
            + "[个家所](?:有|已有|已建|建有|已成立|是))|(?:中|里)?(?:已|现)?(?:建|设|成立|配|有)[成有立备了]?)(?<have>"
            + Token.NUMBER + ")[个家所]?(?:有|已有|已建|建有|已成立|是)?");

    /** What such a number is called. */
    private static final String HAVE = "建有\t";

    /** One line of a table; {@code shift} cells are missing at its left because their label stands in lines of its own. */
    record Line(List<Cell> cells, String label, int shift) {}

    static List<Grid> of(Reading reading, List<List<Cell>> lines) {
        String text = reading.text();
        List<Grid> grids = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).size() < 2
                    || wordless(text, lines.get(at))
                    || titleOfSheet(text, lines, at)
                    || facts(text, lines.get(at))
                    || ofUnits(text, lines.get(at))) {
                at++;
                continue;
            }
            List<Line> block = new ArrayList<>();
            StringBuilder pending = new StringBuilder();
            int end = at;
            int seen = at;
            while (seen < lines.size()) {
                List<Cell> line = lines.get(seen);
                if (line.size() >= 2) {
                    if (another(text, lines, seen, block)) {
                        break;
                    }
                    boolean bare = pending.length() > 0 && Grid.numeric(text, line.get(0));
                    block.add(new Line(line, bare ? pending.toString() : "", bare ? 1 : 0));
                    pending.setLength(0);
                    end = seen;
                } else if (label(text, line.get(0)) && seen - end <= 2) {
                    pending.append(line.get(0).in(text));
                } else if (!noteBelowHeadings(text, lines, seen, block)) {
                    break;
                }
                seen++;
            }
            grid(reading, title(text, lines, at), block, grids);
            at = end + 1;
        }
        return grids;
    }

    /** 2021年活动 | 96 above 队号 | 队名 | 人数: pairs of a screen end where the headings of a wider table begin. */
    private static boolean another(String text, List<List<Cell>> lines, int at, List<Line> block) {
        List<Cell> line = lines.get(at);
        if (!block.isEmpty()
                && line.size() > 2
                && Sites.heading(line, text)
                && NUMBERS_ROWS.matcher(line.getFirst().in(text)).matches()
                && line.stream().noneMatch(cell -> cell.in(text).isEmpty())
                && block.stream().anyMatch(row -> Grid.numeric(text, row.cells().getLast()))) {
            return true;
        }
        return !block.isEmpty()
                && block.stream().allMatch(row -> row.cells().size() == 2)
                && block.stream().anyMatch(row -> Grid.numeric(text, row.cells().get(1)))
                && line.size() > 2
                && Sites.heading(line, text)
                && line.stream().noneMatch(cell -> cell.in(text).isEmpty())
                && at + 1 < lines.size()
                && lines.get(at + 1).size() == line.size()
                && lines.get(at + 1).stream().anyMatch(cell -> Grid.numeric(text, cell));
    }

    private static final Pattern NOTE = Pattern.compile("^(?:说明|备注|注|填表说明|口径)[:：]");

    /** 说明：… between the headings of a table and its rows. */
    private static boolean noteBelowHeadings(String text, List<List<Cell>> lines, int at, List<Line> block) {
        return NOTE.matcher(lines.get(at).getFirst().in(text)).find()
                && block.stream().flatMap(row -> row.cells().stream()).noneMatch(cell -> Grid.numeric(text, cell))
                && at + 1 < lines.size()
                && lines.get(at + 1).size() > 1
                && lines.get(at + 1).stream().anyMatch(cell -> Grid.numeric(text, cell));
    }

    /** The first heading of a table whose rows are numbered. */
    private static final Pattern NUMBERS_ROWS = Pattern.compile("序号|[\\u4e00-\\u9fa5]{0,2}(?:编号|编码|代码)|队号");

    /** 组织编号：… | 认证状态：… says what each cell is by itself. */
    private static boolean facts(String text, List<Cell> line) {
        return line.stream().allMatch(cell -> cell.in(text).indexOf(':') > 0);
    }

    private static boolean label(String text, Cell cell) {
        String in = cell.in(text);
        return !in.isEmpty()
                && in.length() <= LONGEST_LABEL
                && in.indexOf(Token.NUMBER) < 0
                && in.indexOf(Token.DATE) < 0
                && "。；：，;:".indexOf(in.charAt(in.length() - 1)) < 0;
    }

    /** A pair of quotation marks that lost what stood between them is no row. */
    private static boolean wordless(String text, List<Cell> line) {
        return line.stream()
                .allMatch(cell ->
                        cell.in(text).chars().noneMatch(c -> Character.isLetterOrDigit(c) || Token.masks((char) c)));
    }

    /** A sheet's title stands in the first cell of its row, the others being empty, and words in several cells below it. */
    private static boolean titleOfSheet(String text, List<List<Cell>> lines, int at) {
        return at + 1 < lines.size()
                && alone(text, lines.get(at))
                && lines.get(at + 1).stream()
                                .filter(cell -> !cell.in(text).isEmpty())
                                .count()
                        > 1;
    }

    /** Whether only the first cell of a line says something. */
    private static boolean alone(String text, List<Cell> line) {
        return line.size() == 1
                || !line.get(0).in(text).isEmpty()
                        && line.subList(1, line.size()).stream()
                                .allMatch(cell -> cell.in(text).isEmpty());
    }

    private static final Pattern UNITS = Pattern.compile("[(（][^()（）]{1,10}[)）]|(?:金额)?单位[:：].{1,12}");

    /** （2021年度） | 单位：个: what may stand beside the unit above a table, as facts may: 编制单位：… | 单位：元. */
    private static final Pattern BESIDE_UNITS = Pattern.compile("[(（][^()（）]{1,12}[)）]|" + Token.DATE);

    /** （万元） in the last written cell of a line: what the table counts in. */
    private static boolean ofUnits(String text, List<Cell> line) {
        List<String> said = line.stream()
                .map(cell -> cell.in(text).strip())
                .filter(words -> !words.isEmpty())
                .toList();
        return !said.isEmpty()
                && UNITS.matcher(said.getLast()).matches()
                && (said.size() == 1
                        || said.size() <= MOST_BESIDE
                                && said.getLast().indexOf("单位") >= 0
                                && said.subList(0, said.size() - 1).stream().allMatch(GridReader::besideUnits));
    }

    private static final int MOST_BESIDE = 3;

    private static boolean besideUnits(String words) {
        return BESIDE_UNITS.matcher(words).matches() || words.indexOf(':') > 0 || words.indexOf(Token.NUMBER) > 0;
    }

    /** The lines right above a table, at most two, nearest first; without them the first line of the paper. */
    private static String title(String text, List<List<Cell>> lines, int at) {
        StringBuilder title = new StringBuilder();
        for (int i = at - 1, found = 0;
                i >= 0 && found < 2 && (alone(text, lines.get(i)) || ofUnits(text, lines.get(i)));
                i--) {
            String line = lines.get(i).stream().map(cell -> cell.in(text)).collect(Collectors.joining());
            if (!line.isEmpty()) {
                title.append(line.length() > 80 ? line.substring(line.length() - 80) : line)
                        .append('\n');
                found++;
            }
        }
        return title.toString();
    }

    private static void grid(Reading reading, String title, List<Line> block, List<Grid> grids) {
        String text = reading.text();
        Years years = new Years(reading);
        int body = 0;
        while (body < block.size() && GridHeadings.heading(text, block, body)) {
            body++;
        }
        List<List<String>> heads = new ArrayList<>();
        for (Line line : block.subList(0, body)) {
            List<String> labels = line.cells().stream().map(c -> c.in(text)).toList();
            if (labels.stream()
                                    .mapToLong(l -> l.chars()
                                            .filter(GridReader::wordOrYear)
                                            .count())
                                    .sum()
                            > 2
                    || labels.stream().filter(l -> l.indexOf(Token.DATE) >= 0).count() > 1) {
                heads.add(labels);
            }
        }
        List<Line> rows = block.subList(body, block.size());
        int width =
                rows.stream().mapToInt(r -> r.cells().size() + r.shift()).max().orElse(0);
        int[] numbers = new int[width + 1];
        for (Line row : rows) {
            if (row.cells().size() + row.shift() == width) {
                for (int c = 0; c < row.cells().size(); c++) {
                    numbers[c + row.shift()] += Grid.numeric(text, row.cells().get(c)) ? 1 : 0;
                }
            }
        }
        List<List<String>> written = heads;
        heads = GridHeadings.spread(text, heads, rows, width);
        boolean coded = GridHeadings.coded(text, heads, rows, numbers, width);
        List<List<String>> spread = heads;
        int[] filled = filled(text, rows, width);
        boolean[] ticked = ticked(text, rows, width);
        List<Grid.Field> fields = new ArrayList<>();
        String group = "";
        boolean totalRow = rows.stream().anyMatch(r -> sumsUp(text, r));
        boolean totalColumn = false;
        for (Line row : rows) {
            Cell start = row.cells().get(0);
            String own = start.in(text);
            if (row.shift() == 0 && !own.isEmpty() && !Grid.numeric(text, start)) {
                group = own;
            }
            int shift = row.shift() + (row.shift() == 0 ? missing(text, row, width, numbers) : 0);
            boolean sum = sumsUp(text, row);
            boolean form = ofForm(text, row.cells());
            StringBuilder left = new StringBuilder(row.label());
            if (row.shift() == 0 && own.isEmpty()) {
                left.append(group).append('\t');
            }
            long counted = row
                    .cells()
                    .subList(coded && shift == 0 ? 1 : 0, row.cells().size())
                    .stream()
                    .filter(c -> Grid.numeric(text, c)
                            && !zero(reading, c)
                            && !GridHeadings.ofCodes(spread, row.cells().indexOf(c) + shift, width))
                    .map(c -> value(reading, c))
                    .distinct()
                    .count();
            for (int c = 0; c < row.cells().size(); c++) {
                Cell cell = row.cells().get(c);
                Matcher have = OF_HOW_MANY.matcher(cell.in(text));
                boolean some = have.matches();
                int at =
                        some ? text.indexOf(cell.in(text), cell.start()) + have.start("have") : Grid.number(text, cell);
                boolean pair = form && c % 2 == 1;
                if (at < 0 || coded && c + shift == 0 || GridHeadings.ofCodes(heads, c + shift, width)) {
                    if (cell.in(text).indexOf(Token.NUMBER) < 0 || Grid.named(cell.in(text))) {
                        left.append(cell.in(text)).append('\t');
                    }
                    continue;
                }
                int column = c + shift;
                boolean known = !pair && !GridHeadings.lost(heads, row.cells().size() + shift);
                String lowest =
                        known && !heads.isEmpty() ? GridHeadings.at(heads.get(heads.size() - 1), column, width) : "";
                String all = known ? GridHeadings.columns(heads, column, width) : "";
                boolean sumHere = TOTAL_COLUMN.matcher(lowest).find()
                        || TOTAL_INSIDE
                                .matcher(text.substring(cell.start(), at).strip())
                                .find();
                totalColumn |= sumHere;
                String said = inside(text, cell, at);
                Cell next = c + 1 < row.cells().size() ? row.cells().get(c + 1) : cell;
                fields.add(new Grid.Field(
                        at,
                        start.start(),
                        row.cells().get(row.cells().size() - 1).end(),
                        row.cells(),
                        (pair ? row.cells().get(c - 1).in(text) + '\t' : left.toString())
                                + (some || said.isEmpty() && sum && ticked[column] ? HAVE : said),
                        lowest,
                        all,
                        some || TALLY.matcher(cell.in(text)).matches()
                                ? ""
                                : text.substring(at + 1, cell.end()).strip(),
                        next == cell || Grid.number(text, next) >= 0 ? "" : next.in(text),
                        sum,
                        sumHere,
                        filled[column] == 1,
                        counted == 1 || pair,
                        column,
                        years.of(
                                block.subList(0, body).stream().map(Line::cells).toList(),
                                row.cells(),
                                cell,
                                column,
                                width,
                                GridHeadings.over(text, written, rows, width, column)),
                        Optional.empty()));
            }
        }
        List<List<Cell>> headings =
                block.subList(0, body).stream().map(Line::cells).toList();
        List<Grid.Field> sums = yearsInParts(reading, headings, width, fields, totalRow, totalColumn);
        fields.addAll(sums);
        totalRow |= sums.stream().anyMatch(Grid.Field::totalRow);
        totalColumn |= sums.stream().anyMatch(Grid.Field::totalColumn);
        if (!fields.isEmpty()) {
            grids.add(new Grid(title, fields, totalRow, totalColumn));
        }
    }

    /** What months, quarters or halves come to where the table has no total of them: down its columns, across its rows. */
    private static List<Grid.Field> yearsInParts(
            Reading reading,
            List<List<Cell>> heads,
            int width,
            List<Grid.Field> fields,
            boolean totalRow,
            boolean totalColumn) {
        Map<List<Integer>, List<Grid.Field>> columns = new LinkedHashMap<>();
        Map<List<Integer>, List<Grid.Field>> rows = new LinkedHashMap<>();
        List<Cell> head = heads.isEmpty() ? List.of() : heads.get(heads.size() - 1);
        for (Grid.Field field : fields) {
            columns.computeIfAbsent(List.of(field.place(), field.year()), k -> new ArrayList<>())
                    .add(field);
            rows.computeIfAbsent(List.of(field.from(), field.year()), k -> new ArrayList<>())
                    .add(field);
        }
        List<Grid.Field> sums = new ArrayList<>();
        if (!totalRow) {
            columns.values()
                    .forEach(column -> sum(reading, column, f -> label(reading, f))
                            .ifPresent(sum -> sums.add(summed(column, sum, "", true))));
        }
        if (!totalColumn && head.size() == width) {
            rows.values().forEach(row -> {
                List<Grid.Field> parts = row.stream()
                        .filter(f ->
                                Instalments.part(reading, head.get(f.place())).isPresent())
                        .toList();
                sum(reading, parts, f -> Instalments.part(reading, head.get(f.place())))
                        .ifPresent(
                                sum -> sums.add(summed(parts, sum, parts.get(0).row(), false)));
            });
        }
        return sums;
    }

    private static Optional<Instalments.Part> label(Reading reading, Grid.Field field) {
        return field.cells().stream()
                .limit(2)
                .map(cell -> Instalments.part(reading, cell))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<BigDecimal> sum(
            Reading reading, List<Grid.Field> parts, Function<Grid.Field, Optional<Instalments.Part>> part) {
        List<Instalments.Told> told = new ArrayList<>();
        for (Grid.Field field : parts) {
            Optional<Instalments.Part> of = part.apply(field);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            told.add(new Instalments.Told(of.get(), field.at()));
        }
        return Instalments.sum(reading, told);
    }

    private static Grid.Field summed(List<Grid.Field> parts, BigDecimal sum, String row, boolean down) {
        Grid.Field first = parts.get(0);
        Grid.Field last = parts.get(parts.size() - 1);
        return new Grid.Field(
                last.at(),
                first.from(),
                last.to(),
                first.cells(),
                row,
                down ? last.lowest() : "",
                down ? last.column() : "",
                last.after(),
                "",
                down,
                !down,
                true,
                last.alone(),
                last.place(),
                last.year(),
                Optional.of(sum));
    }

    private static final Pattern LABEL =
            Pattern.compile("[\\u4e00-\\u9fa5]{2,}(?:[(（][^()（）]{1,6}[)）]|数|量|面积|时长|观众|人员|员|人口|经费|场次|人次|金额|总额)[:：]?");

    /** 建筑面积（㎡） | 3640 | 展厅面积（㎡） | 2180: labels and numbers by turns, whatever stands in the lines above. */
    private static boolean ofForm(String text, List<Cell> row) {
        boolean turns = row.size() == 4 || row.size() == 6;
        for (int c = 0; turns && c < row.size(); c++) {
            String in = row.get(c).in(text);
            turns = c % 2 == 1
                    ? Grid.numeric(text, row.get(c))
                    : in.indexOf(Token.NUMBER) < 0 && LABEL.matcher(in).matches();
        }
        return turns;
    }

    private static String value(Reading reading, Cell cell) {
        int at = Grid.number(reading.text(), cell);
        return reading.token(at) instanceof Token.Amount amount
                ? amount.quantity().plain()
                : String.valueOf(at);
    }

    /** Words before a number in its own cell: 已建10个. */
    private static String inside(String text, Cell cell, int at) {
        String words = text.substring(cell.start(), at).strip();
        return TOTAL_INSIDE.matcher(words).find() ? "" : words;
    }

    private static boolean zero(Reading reading, Cell cell) {
        int at = Grid.number(reading.text(), cell);
        return reading.token(at) instanceof Token.Amount amount
                && amount.quantity().written().signum() == 0;
    }

    /** How many rows have a number in each column; a row of merged labels may lack two cells. */
    private static int[] filled(String text, List<Line> rows, int width) {
        int[] filled = new int[width + 3];
        for (Line row : rows) {
            for (int c = 0; c < row.cells().size(); c++) {
                filled[c + row.shift()] += Grid.numeric(text, row.cells().get(c)) ? 1 : 0;
            }
        }
        return filled;
    }

    private static final Pattern TICK = Pattern.compile("[√✓✔×✗✘有无是否]");

    private static final int FEWEST_TICKS = 2;

    /** Columns that say of each row whether it has what the column is called: what is below them in the total is how many have. */
    private static boolean[] ticked(String text, List<Line> rows, int width) {
        int[] ticks = new int[width + 3];
        for (Line row : rows) {
            for (int c = 0; c < row.cells().size(); c++) {
                ticks[c + row.shift()] +=
                        TICK.matcher(row.cells().get(c).in(text)).matches() ? 1 : 0;
            }
        }
        boolean[] ticked = new boolean[ticks.length];
        for (int c = 0; c < ticks.length; c++) {
            ticked[c] = ticks[c] >= FEWEST_TICKS;
        }
        return ticked;
    }

    static boolean wordOrYear(int c) {
        return Character.isIdeographic(c) || c == Token.DATE;
    }

    private static final Pattern YEAR_OR_NUMBER =
            Pattern.compile("[" + Token.DATE + Token.NUMBER + Token.ORDINAL + "]年?度?");

    /** Whether a row is called a total, behind its number or year as well: 2021 | 合计 | 83. */
    private static boolean sumsUp(String text, Line row) {
        List<Cell> cells = row.cells();
        return TOTAL_ROW.matcher(first(text, row)).find()
                || cells.size() > 2
                        && YEAR_OR_NUMBER.matcher(cells.getFirst().in(text)).matches()
                        && TOTAL_INSIDE.matcher(cells.get(1).in(text)).matches();
    }

    private static String first(String text, Line row) {
        return row.label()
                + row.cells().stream()
                        .map(c -> c.in(text))
                        .filter(c -> !c.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** Cells a row lacks at its left because a label holds for several rows. */
    private static int missing(String text, Line row, int width, int[] numbers) {
        int lacking = width - row.cells().size();
        if (lacking <= 0 || lacking > 2) {
            return 0;
        }
        int here = 0;
        int there = 0;
        for (int c = 0; c < row.cells().size(); c++) {
            if (Grid.numeric(text, row.cells().get(c))) {
                here += numbers[c] > 0 ? 1 : 0;
                there += numbers[c + lacking] > 0 ? 1 : 0;
            }
        }
        return there > here ? lacking : 0;
    }
}
