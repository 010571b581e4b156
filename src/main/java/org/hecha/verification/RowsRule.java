package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Holds one row of a claimed table against the evidence: what it is called, and the number or dates that go with it. */
final class RowsRule {
    static final int REACH = 130;

    private RowsRule() {}

    static List<Observation> observe(Question question, Row row, Map<String, String> cells) {
        return row.loose() ? LooseRows.observe(question, row, cells) : keyed(question, row, cells);
    }

    private static List<Observation> keyed(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = seen(question, row, cells);
        return ofAbove(question, row, cells)
                ? found.stream().map(o -> RowAsides.aside(o, Why.SUPERIOR)).toList()
                : found;
    }

    private static final int MOST_ROWS = 2;

    /** How many rows of tables have a name: a ledger names a team at each of its activities. */
    private static int rowsWith(String text, String key) {
        int rows = 0;
        for (int i = text.indexOf(key); i >= 0 && !key.isEmpty(); ) {
            int from = text.lastIndexOf('\n', i) + 1;
            int stop = text.indexOf('\n', i);
            int end = stop < 0 ? text.length() : stop;
            rows += text.substring(from, end).indexOf('\t') >= 0 ? 1 : 0;
            i = text.indexOf(key, end);
        }
        return rows;
    }

    /** Whether a row that is to be the county's names a body above as whose it is: the column of a city's paper. */
    private static boolean ofAbove(Question question, Row row, Map<String, String> cells) {
        return question.checking().origin() != org.hecha.standard.Criterion.Checking.Origin.ANY
                && cells.entrySet().stream()
                        .filter(c -> !c.getKey().equals(row.key()))
                        .map(c -> NormalText.normal(c.getValue()))
                        .anyMatch(c -> question.about().places().names(c) == Places.Whose.ABOVE);
    }

    private static List<Observation> seen(Question question, Row row, Map<String, String> cells) {
        List<Observation> found = new ArrayList<>();
        String named = cells.getOrDefault(row.key(), "");
        List<String> keys = keys(question, named);
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            for (String key : keys) {
                boolean any = false;
                boolean ledger = !row.number().isEmpty() && rowsWith(text, key) > MOST_ROWS;
                for (int i = text.indexOf(key); i >= 0 && !key.isEmpty(); i = text.indexOf(key, i + key.length())) {
                    any = true;
                    int from = i;
                    int to = i + key.length();
                    at(question, row, cells, paper, from, to)
                            .map(o -> ledger ? o.doubted() : o)
                            .map(o -> RowAsides.held(question, row, cells, paper, from, to, o))
                            .map(o -> RowCells.held(question, row, cells, paper, from, to, o))
                            .map(o -> RowCells.said(question, row, cells, paper, from, to, o))
                            .map(o -> RowCells.often(cells, paper, from, to, o))
                            .map(o -> RowCells.begun(cells, paper, from, o))
                            .ifPresent(found::add);
                }
                if (any) {
                    break;
                }
            }
            RowTables.titled(question, row, cells, paper, keys, found);
            RowTables.labelled(question, row, cells, paper, keys, found);
            RowTables.saidBelow(question, row, cells, paper, keys, found);
            if (paper.ocr() && !row.near().isEmpty()) {
                beside(question, row, cells, paper, found);
            }
            if (paper.ocr()) {
                question.about().places().misread(Wording.mask(named)).ifPresent(p -> {
                    Matcher m = p.matcher(text);
                    while (m.find()) {
                        at(question, row, cells, paper, m.start(), m.end()).ifPresent(found::add);
                    }
                });
            }
        }
        return found;
    }

    /** Where a picture spoilt the name, the longer words of the row stand for it. */
    private static void beside(
            Question question, Row row, Map<String, String> cells, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String words = Wording.mask(cell.getValue());
            int at = words.length() >= 6 && !cell.getKey().equals(row.key()) ? text.indexOf(words) : -1;
            if (at >= 0) {
                at(question, row, cells, paper, at, at + words.length())
                        .filter(o -> o.stance() == Stance.FOR)
                        .ifPresent(found::add);
            }
        }
    }

    /** The name itself, and the name without the place it begins with. */
    private static List<String> keys(Question question, String cell) {
        String name = Wording.mask(cell);
        List<String> keys = new ArrayList<>();
        for (String part : name.split("[、,，;；]")) {
            String one = part.strip();
            if (one.length() >= 2) {
                keys.add(one);
            }
        }
        keys.add(question.about().places().withoutOwn(name));
        return keys.stream().distinct().toList();
    }

    private static Optional<Observation> at(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Sentences.start(text, from);
        int end = Sentences.end(text, to);
        for (String expression : question.checking().negation()) {
            Matcher m = Phrases.of(expression).matcher(text).region(to, paragraph(text, to, end + 80));
            if (m.find()
                    && !DENIED.matcher(text.substring(to, m.start())).find()
                    && about(text, m.start(), to, text.substring(from, to))
                    && !FOR_A_WHILE.matcher(text).region(m.end(), text.length()).lookingAt()) {
                boolean over = ENDED.matcher(m.group()).find();
                Optional<Why> aside =
                        Asides.ofDenial(question, paper, from, to).filter(why -> why != Why.OUT_OF_WINDOW || !over);
                return Optional.of(
                        Observation.of(question, paper, from, m.end(), Stance.AGAINST, "", aside, over ? 8 : 4));
            }
        }
        if (privatelyRun(cells, text, from, to)) {
            Optional<Why> aside = Asides.ofDenial(question, paper, from, to);
            return Optional.of(Observation.of(question, paper, from, to, Stance.AGAINST, "", aside, 8));
        }
        Optional<Observation> gone = saidBelow(question, paper, from, to);
        if (gone.isPresent()) {
            return gone;
        }
        if (row.naming()) {
            return NamingRule.at(question, cells, paper, from, to);
        }
        if (!row.dates().isEmpty()) {
            return dated(question, row, cells, paper, from, to);
        }
        if (row.number().isEmpty()) {
            Optional<Why> aside = Asides.ofSupport(question, paper, from, to);
            Stance stance = beside(row, cells, text, from, to) ? Stance.FOR : Stance.DOUBT;
            Optional<MatchResult> denial = signature(text, from, to) ? denial(question, text) : Optional.empty();
            if (denial.isPresent()) {
                MatchResult m = denial.get();
                Optional<Why> why = Asides.ofDenial(question, paper, from, to);
                return Optional.of(Observation.of(question, paper, m.start(), m.end(), Stance.AGAINST, "", why, 4));
            }
            if (aside.isEmpty() && signature(text, from, to)) {
                aside = ofStory(question, row, cells, paper);
            }
            boolean meant = INTENDED.matcher(text.substring(from, Math.min(text.length(), to + REACH)))
                    .find();
            return Optional.of(Observation.of(
                    question,
                    paper,
                    from,
                    to,
                    stance,
                    cells.getOrDefault(row.key(), ""),
                    meant ? aside.or(() -> Optional.of(Why.PLAN)) : aside,
                    0));
        }
        return RowNumbers.numbered(question, row, cells, paper, from, to);
    }

    private static final Pattern PRIVATE =
            Pattern.compile("\\t个人(?:[(（\\t\\n]|$)|(?:系|为|是)[^,，。;；\\n\\t]{0,8}个人(?:账号|号|注册|所有)");
    private static final Pattern OFFICE = Pattern.compile("协会|委员会|局$|中心$|政府|办公室");

    /** An account that an office calls its own and that belongs to a private person. */
    private static boolean privatelyRun(Map<String, String> cells, String text, int from, int to) {
        String owner = cells.getOrDefault("主体", "");
        int stop = text.indexOf('\n', to);
        return OFFICE.matcher(owner).find()
                && PRIVATE.matcher(text.substring(to, stop < 0 ? text.length() : stop))
                        .find();
    }

    private static final Pattern OF_IT = Pattern.compile("^(?:备注|注|说明)?[:：]?\\t*(?:该|此|本)(?:号|账号|公众号|栏目|节目|报|刊)");
    private static final int NOTE_LINES = 3;

    /** A note below the row that speaks of it: 备注：该号自6月起停更. */
    private static Optional<Observation> saidBelow(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int line = text.indexOf('\n', to);
        for (int n = 0; n < NOTE_LINES && line >= 0 && line + 1 < text.length(); n++) {
            int next = text.indexOf('\n', line + 1);
            int end = next < 0 ? text.length() : next;
            String note = text.substring(line + 1, end);
            if (OF_IT.matcher(note).find()) {
                for (String expression : question.checking().negation()) {
                    Matcher m = Phrases.of(expression).matcher(note);
                    if (m.find()
                            && !FOR_A_WHILE
                                    .matcher(note)
                                    .region(m.end(), note.length())
                                    .lookingAt()) {
                        return Optional.of(Observation.of(
                                question,
                                paper,
                                from,
                                line + 1 + m.end(),
                                Stance.AGAINST,
                                "",
                                Asides.ofDenial(question, paper, from, to).filter(why -> why != Why.OUT_OF_WINDOW),
                                8));
                    }
                }
            }
            line = next;
        }
        return Optional.empty();
    }

    private static final Pattern BODY_ALONE = Pattern.compile("\\s*\\S{2,16}(?:协会|科协|局|委员会|办公室|政府|中心)\\s*");

    /** Why what the paper tells of the row does not count, where only its signature names the row. */
    private static Optional<Why> ofStory(Question question, Row row, Map<String, String> cells, Paper paper) {
        String text = paper.reading().text();
        return cells.entrySet().stream()
                .filter(cell -> !cell.getKey().equals(row.key()))
                .map(cell -> Wording.mask(cell.getValue()))
                .filter(words -> words.length() >= STORY && text.contains(words))
                .findFirst()
                .flatMap(words -> Asides.ofSupport(
                        question, paper, text.lastIndexOf(words), text.lastIndexOf(words) + words.length()));
    }

    /** Characters from which the name of an activity is told from other words. */
    private static final int STORY = 4;

    /** What a letter denies that is signed by the place the row names. */
    private static Optional<MatchResult> denial(Question question, String text) {
        return question.checking().negation().stream()
                .flatMap(expression -> Phrases.of(expression).all(text).stream())
                .findFirst();
    }

    /** A body's name alone in its line says who wrote, and nothing of what was done. */
    private static boolean signature(String text, int from, int to) {
        int stop = text.indexOf('\n', to);
        return BODY_ALONE
                .matcher(text.substring(text.lastIndexOf('\n', from) + 1, stop < 0 ? text.length() : stop))
                .matches();
    }

    private static final Pattern INTENDED = Pattern.compile("研究是否|将研究|是否(?:在|引进|推广)|拟于|拟在|计划于|再议|视情况|有意|意向|打算|下一步");

    /** Whether something else of the row is said near its name; a bare name proves nothing. */
    private static boolean beside(Row row, Map<String, String> cells, String text, int from, int to) {
        Set<String> wanted = new HashSet<>();
        cells.forEach((column, cell) -> {
            if (!column.equals(row.key())) {
                wanted.addAll(Wording.pairs(Wording.mask(cell)));
            }
        });
        Set<String> there =
                Wording.pairs(text.substring(Math.max(0, from - REACH), Math.min(text.length(), to + REACH)));
        return wanted.isEmpty() || wanted.stream().filter(there::contains).count() * 2 >= wanted.size();
    }

    /** End of what is said about a name: of its paragraph, or where the next title begins. */
    private static int paragraph(String text, int from, int most) {
        int to = from;
        while (to < Math.min(text.length(), most) && text.charAt(to) != '\n' && text.charAt(to) != '《') {
            to++;
        }
        return to;
    }

    private static final Pattern DECIDED = Pattern.compile("(?:按[^,，]{2,8}(?:办法|规定)|经研究|现|特此|依规|予以|决定|同意|已|被|并)+");

    /** 无停播: that nothing of the kind happened. */
    private static final Pattern DENIED = Pattern.compile("(?:无|没有|未|从未|不存在|未发生|未出现)$");

    /** What ended before the time that counts is not there in it. */
    private static final Pattern ENDED = Pattern.compile("停|休刊|撤|注销");

    /** 市级称号已于2021年5月到期: what was given to the name, and no other subject. */
    private static final Pattern ITS_TITLE =
            Pattern.compile("[我本贵][县区市旗]|(?:原)?(?:[国省市县区]家?级)?(?:称号|命名|资格|牌匾|牌子|认定)?(?:已|于|至|" + Token.DATE + ")*");

    /** What something else did first, when or why: 随报纸于2020年5月 */
    private static final Pattern CIRCUMSTANCE =
            Pattern.compile("[\"”』」》)）]*(?:(?:已|均|现)?(?:随|因|由于|于|自|从|在)[^,，。;；]{1,16})");

    /** 停播两周 is a gap, not an end. */
    private static final Pattern FOR_A_WHILE = Pattern.compile(".?" + Token.NUMBER + "个?[周期次天月]");

    /** Whether a denial is about this name: its clause has no other subject. */
    private static boolean about(String text, int denial, int nameEnd, String name) {
        int clause = Math.max(nameEnd, Sentences.clause(text, denial));
        String told = text.substring(clause, Math.max(clause, denial));
        String subject = told.substring(told.lastIndexOf('\t') + 1);
        return subject.length() < 2
                || DECIDED.matcher(subject).matches()
                || ITS_TITLE.matcher(subject).matches()
                || CIRCUMSTANCE.matcher(subject).matches()
                || name.contains(subject.substring(subject.length() - 2));
    }

    private static final Pattern UNTIL =
            Pattern.compile("[^。;；\\n" + Token.DATE + "]{0,10}(?:至|到|—|-|~|闭展|撤展|结束|,|，|、|\\t)[^。;；\\n" + Token.DATE
                    + "]{0,6}(?<day>" + Token.DATE + ")[^。;；\\n]{0,6}");

    /** 3月8日开展，至5月10日撤展: the day, with month and day, that is told as the end of what began on another. */
    private static Optional<Integer> nextDay(Paper paper, int first) {
        Matcher m = UNTIL.matcher(paper.reading().text())
                .region(first + 1, paper.reading().text().length());
        return m.lookingAt()
                        && paper.reading().token(m.start("day")) instanceof Token.Day day
                        && day.date().month() > 0
                        && day.date().day() > 0
                ? Optional.of(m.start("day"))
                : Optional.empty();
    }

    private static Optional<Observation> dated(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Math.max(Sentences.start(text, from), from - REACH);
        int end = Math.min(text.length(), to + REACH);
        int agreed = 0;
        int wanted = 0;
        int last = to;
        int first = -1; // where the first day stands, if it is the claimed one
        for (String column : row.dates()) {
            Optional<PartialDate> claimed = Cells.date(cells.getOrDefault(column, ""));
            if (claimed.isEmpty()) {
                continue;
            }
            wanted++;
            for (int i = start; i < end; i++) {
                if (paper.reading().isToken(i)
                        && paper.reading().token(i) instanceof Token.Day day
                        && day.date().month() == claimed.get().month()
                        && (day.date().day() == claimed.get().day()
                                || day.date().day() == 0)
                        && (day.date().year() == 0
                                || day.date().year() == claimed.get().year())) {
                    agreed++;
                    first = wanted == 1 ? i : first;
                    last = Math.max(last, i + 1);
                    break;
                }
            }
        }
        if (agreed == 0) {
            return Optional.empty();
        }
        Optional<Integer> otherEnd =
                wanted == 2 && agreed == 1 && first >= 0 && paper.clear() ? nextDay(paper, first) : Optional.empty();
        if (otherEnd.isPresent()) {
            int until = Math.max(to, otherEnd.get() + 1);
            return Optional.of(Observation.of(
                    question,
                    paper,
                    Math.min(from, first),
                    until,
                    Stance.AGAINST,
                    ((Token.Day) paper.reading().token(otherEnd.get())).date().toString(),
                    Asides.ofDenial(question, paper, Math.min(from, first), until),
                    1));
        }
        String around = paper.title() + text.substring(Math.max(0, from - REACH), end);
        Optional<Why> aside = Asides.ofSupport(question, paper, from, to)
                .or(() -> question.checking().topic().isEmpty()
                                || Phrases.any(question.checking().topic(), around)
                        ? Optional.empty()
                        : Optional.of(Why.WEAK_SOURCE));
        return Optional.of(Observation.of(
                question,
                paper,
                from,
                last,
                agreed == wanted ? Stance.FOR : Stance.DOUBT,
                cells.getOrDefault(row.key(), ""),
                aside,
                agreed));
    }
}
