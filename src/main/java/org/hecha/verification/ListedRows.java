package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;
import org.hecha.verification.TableRule.Cell;

/**
 * Which rows of a list count. Not those a remark takes out again (退出, 注销, 不予认定), and an event that two bodies reported is
 * one event: same day, same place, same name.
 */
final class ListedRows {

    private static final Pattern REMARKS = Pattern.compile("备注|状态|现状|说明|情况|结果|结论|认定|审核|核查|核实|意见|处理");

    private static final Pattern STRUCK = Pattern.compile(
            "(?<![未不可])(?:退出|注销|辞去|卸任|离任|调离|免去|不再担任|撤销|撤牌|除名|摘牌|失效|剔除|核减|停办|关闭|解散|终止)|不予?(?:认定|认可|通过|计入|统计|计算|算)|不计(?![分名])"
                    + "|重复(?:登记|录入|填报|上报|报送|计|的)|(?:为|系|是|属|算)(?:同|上|该)?[^,，。;；]{0,6}同一[场次个项]|同一(?:场|次)(?:活动|宣传)?");

    private static final Pattern DAY = Pattern.compile("日期|时间");
    private static final Pattern PLACE = Pattern.compile("地点|地址|场所|站点|地区|举办地|在哪");
    private static final Pattern NAME = Pattern.compile("主题|名称|内容|活动|题目|课题|讲题");

    private ListedRows() {}

    /** How many rows are left when those that do not count are taken out. */
    static int counted(Reading reading, List<Cell> heading, List<List<Cell>> rows) {
        Optional<Integer> day = column(reading, heading, DAY);
        Optional<Integer> name = column(reading, heading, NAME);
        Optional<Integer> place = column(reading, heading, PLACE);
        Set<String> seen = new HashSet<>();
        int counted = 0;
        for (List<Cell> row : rows) {
            boolean complete = row.size() == heading.size();
            boolean again = complete
                    && day.isPresent()
                    && name.isPresent()
                    && place.isPresent()
                    && !seen.add(String.join("\t", event(reading, row, List.of(day.get(), name.get(), place.get()))));
            if (!again && !struck(reading, heading, row)) {
                counted++;
            }
        }
        return counted;
    }

    /** The cells of a row without the remarks nobody made. */
    static List<Cell> said(Reading reading, List<Cell> heading, List<Cell> row) {
        List<Cell> said = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            boolean remark = c < heading.size()
                    && REMARKS.matcher(heading.get(c).in(reading.text())).find();
            if (!remark || !row.get(c).in(reading.text()).isEmpty()) {
                said.add(row.get(c));
            }
        }
        return said;
    }

    private static List<String> event(Reading reading, List<Cell> row, List<Integer> columns) {
        List<String> event = new ArrayList<>();
        for (int column : columns) {
            event.add(RosterRule.written(reading, row.get(column)));
        }
        return event.stream().anyMatch(String::isEmpty)
                ? List.of("row", String.valueOf(row.get(0).start()))
                : event;
    }

    /** Whether a remark takes the row out again. */
    static boolean struck(Reading reading, List<Cell> heading, List<Cell> row) {
        for (int c = 1; c < Math.min(row.size(), heading.size()); c++) {
            if (REMARKS.matcher(heading.get(c).in(reading.text())).find()
                    && STRUCK.matcher(row.get(c).in(reading.text())).find()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Integer> column(Reading reading, List<Cell> heading, Pattern called) {
        for (int c = 0; c < heading.size(); c++) {
            if (called.matcher(heading.get(c).in(reading.text())).find()) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    private static final Pattern YES = Pattern.compile("^(?:有|是|已|√|✓|✔|已建|已建成|建有|已配|已配备|合格|达标)$");
    private static final Pattern NO = Pattern.compile("^(?:无|否|未|没有|×|x|未建|未建成|未配|未配备|不合格|未达标|在建|筹建)$");
    private static final Pattern CODED = Pattern.compile("^(?:序|编|#|No)");
    private static final int FEWEST = 5;

    /**
     * How many rows have a yes in the one column that is named after the thing.
     *
     * @return empty where no column is, several are, or cells say anything but yes and no
     */
    static Optional<Integer> marked(Reading reading, Thing thing, List<Cell> heading, List<List<Cell>> rows) {
        Optional<Integer> only = Optional.empty();
        String rowsAre = heading.get(
                        CODED.matcher(heading.get(0).in(reading.text())).find() ? 1 : 0)
                .in(reading.text());
        for (int c = 1; c < heading.size(); c++) {
            String called = heading.get(c).in(reading.text());
            boolean named =
                    thing.about().stream().anyMatch(group -> Phrases.of(group).in(called))
                            && thing.about().stream()
                                    .anyMatch(group -> Phrases.of(group).in(rowsAre))
                            && !Phrases.any(thing.other(), called);
            if (named && (yesOrNo(reading, rows, c) || filled(reading, called, rows, c))) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(c);
            }
        }
        return only.map(c -> (int) rows.stream()
                .filter(row -> there(reading, heading.get(c), row, c))
                .filter(row -> !struck(reading, heading, row))
                .count());
    }

    /** What a column is called that names the thing itself where there is one, and has nothing where there is none. */
    private static final Pattern FILLED = Pattern.compile("(?:名称|时间|日期|文号|批文|负责人|会长|主席|理事长)$");

    private static final Pattern BLANK = Pattern.compile("(?:无|未建|没有|—+|-+|/|、|暂无|空白|尚无)?");

    /** 乡镇 | 农技协名称, with a name in most rows and nothing in some. */
    private static boolean filled(Reading reading, String called, List<List<Cell>> rows, int column) {
        long blank = rows.stream()
                .filter(row -> row.size() <= column
                        || BLANK.matcher(row.get(column).in(reading.text()).strip())
                                .matches())
                .count();
        return FILLED.matcher(called).find() && blank > 0 && blank < rows.size() && rows.size() >= FEWEST;
    }

    private static boolean there(Reading reading, Cell heading, List<Cell> row, int column) {
        if (row.size() <= column) {
            return false;
        }
        String in = row.get(column).in(reading.text()).strip();
        return FILLED.matcher(heading.in(reading.text())).find()
                ? !BLANK.matcher(in).matches()
                : YES.matcher(in).find();
    }

    private static final Pattern STATUS = Pattern.compile("状态|现状|进展|进度|(?:建设|建成|成立|运行|开放|运营)情况");
    private static final Pattern THERE = Pattern.compile(
            "^(?:已(?:成立|建立|建成|建|建有|开放|运行|挂牌|投用|投入使用|登记|启用|验收)|建成|成立|正常|运行|在运行|运转|在用|开放|使用中|正常运行|正常开放|正常使用|投入使用)$");
    private static final Pattern NOT_THERE = Pattern.compile(
            "^(?:筹备|筹建|在建|拟建|待建|规划|建设中|装修|停[用办运]|关闭|撤销|注销|闲置|报废|拆除|整改|未|尚|无|正在|已(?:撤销|注销|关闭|停[用办运]|拆除|报废|取消))");
    private static final int FEWEST_STATES = 3;

    /**
     * The column that says of every row whether the thing is there yet.
     *
     * @param column its index
     * @param words  what its cells say
     * @param there  how many rows say that it is
     */
    record States(int column, String words, int there) {}

    /** Empty where no column is one of states, or a cell of it says neither that the thing is there nor that it is not. */
    static Optional<States> states(Reading reading, List<Cell> heading, List<List<Cell>> rows) {
        for (int c = 1; c < heading.size() && rows.size() >= FEWEST_STATES; c++) {
            if (!STATUS.matcher(heading.get(c).in(reading.text())).find()) {
                continue;
            }
            Set<String> words = new TreeSet<>();
            int there = 0;
            boolean every = true;
            for (List<Cell> row : rows) {
                String in = row.size() == heading.size() ? row.get(c).in(reading.text()) : "";
                boolean yes = THERE.matcher(in).find();
                every &= yes || NOT_THERE.matcher(in).find();
                there += yes ? 1 : 0;
                words.add(in);
            }
            if (every && there > 0) {
                return Optional.of(new States(c, String.join("\n", words), there));
            }
        }
        return Optional.empty();
    }

    private static boolean yesOrNo(Reading reading, List<List<Cell>> rows, int column) {
        int yes = 0;
        int no = 0;
        for (List<Cell> row : rows) {
            String in = row.size() > column ? row.get(column).in(reading.text()) : "";
            boolean agreed = YES.matcher(in).find();
            yes += agreed ? 1 : 0;
            no += !agreed && NO.matcher(in).find() ? 1 : 0;
        }
        return yes > 0 && no > 0 && yes + no == rows.size() && rows.size() >= FEWEST;
    }
}
