package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Measure;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;
import org.hecha.verification.Places.Whose;

/**
 * A document's number is supported by the document itself, issued by this county and about the right thing; by another paper
 * that names number and thing together it is supported less. The right document with another number contradicts.
 */
final class DocumentRule {

    private DocumentRule() {}

    static List<Observation> observe(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        Optional<DocNumber> wanted = DocNumber.parse(claimed);
        for (Paper paper : question.about().papers()) {
            boolean topic = Phrases.any(question.checking().topic(), paper.head());
            if (paper.number().isPresent()) {
                own(question, wanted, paper, topic, found);
            } else if (topic && paper.draft()) {
                found.add(Observation.of(
                        question,
                        paper,
                        0,
                        Math.min(40, paper.head().length()),
                        Stance.FOR,
                        "",
                        Optional.of(Why.DRAFT),
                        0));
            }
            wanted.ifPresent(number -> mentioned(question, number, paper, found));
        }
        return found;
    }

    private static void own(
            Question question, Optional<DocNumber> wanted, Paper paper, boolean topic, List<Observation> found) {
        DocNumber number = paper.number().orElseThrow();
        int at = paper.numberAt();
        boolean same = wanted.filter(w -> w.same(number) || (!paper.clear() && w.almost(number)))
                .isPresent();
        boolean rejected = question.checking().reject().stream()
                .anyMatch(r -> Phrases.of(r.pattern()).in(number + "\n" + paper.head()));
        if (same) {
            Optional<Why> aside = !topic || rejected ? Optional.of(Why.WEAK_SOURCE) : issued(question, paper);
            found.add(Observation.of(question, paper, at, at + 1, Stance.FOR, number.toString(), aside, 3));
        } else if (topic && !rejected && wanted.isPresent()) {
            Optional<Why> aside = issued(question, paper);
            boolean office = wanted.get().ofAnotherOffice(number);
            boolean sameIssuer = office || wanted.get().issuer().equals(number.issuer());
            boolean read = paper.clear() || office || surely(wanted.get(), number, paper);
            found.add(Observation.of(
                    question,
                    paper,
                    at,
                    at + 1,
                    sameIssuer && read ? Stance.AGAINST : Stance.DOUBT,
                    number.toString(),
                    aside,
                    sameIssuer ? 2 : 0));
        }
    }

    /** Whether a picture shows another number and not a digit read wrongly: its date has the same year, or much differs. */
    private static boolean surely(DocNumber wanted, DocNumber number, Paper paper) {
        boolean dated = false;
        for (int i = 0; i < paper.reading().text().length() && !dated; i++) {
            dated = paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Day day
                    && day.date().year() == number.year();
        }
        String one = Integer.toString(wanted.serial());
        String other = Integer.toString(number.serial());
        return wanted.year() != number.year() && dated
                || one.length() != other.length() && !one.contains(other) && !other.contains(one);
    }

    private static Optional<Why> issued(Question question, Paper paper) {
        if (paper.draft()) {
            return Optional.of(Why.DRAFT);
        }
        if (paper.issuer() == Whose.ABOVE) {
            return Optional.of(Why.SUPERIOR);
        }
        if (paper.issuer() == Whose.OTHER) {
            return Optional.of(Why.OTHER_COUNTY);
        }
        if (paper.date().filter(d -> d.isAfter(question.about().deadline())).isPresent()
                || paper.expired(question.about().deadline())) {
            return Optional.of(Why.OUT_OF_WINDOW);
        }
        return Optional.empty();
    }

    /** Other papers that name the number, with the thing in the same or a neighbouring sentence. */
    private static void mentioned(Question question, DocNumber wanted, Paper paper, List<Observation> found) {
        String text = paper.reading().text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != Token.DOCUMENT || i == paper.numberAt()) {
                continue;
            }
            DocNumber number = ((Token.Document) paper.reading().token(i)).number();
            if (!wanted.same(number)) {
                continue;
            }
            if (ABOLISHED
                    .matcher(text.substring(i + 1, Math.min(text.length(), i + 34)))
                    .find()) {
                Optional<Why> aside = issued(question, paper);
                found.add(Observation.of(question, paper, i, i + 1, Stance.AGAINST, "", aside, 8));
                continue;
            }
            if (listedAsAbolished(text, i)) {
                Optional<Why> aside = issued(question, paper);
                found.add(Observation.of(question, paper, i, i + 1, Stance.AGAINST, "", aside, 8));
                continue;
            }
            boolean apart = APART.matcher(text).region(i + 1, text.length()).lookingAt()
                    && paper.number().filter(n -> !n.same(number)).isPresent();
            if (apart || anotherTitle(question, text, i) || anotherRow(question, paper, i)) {
                Optional<Why> aside = issued(question, paper);
                found.add(Observation.of(question, paper, i, i + 1, Stance.AGAINST, number.toString(), aside, 2));
                continue;
            }
            String around = text.substring(Math.max(0, i - 90), Math.min(text.length(), i + 70));
            boolean topic = Phrases.any(question.checking().topic(), around);
            boolean reserved = RESERVED.matcher(number.issuer()).lookingAt()
                    || RESERVED_FOR
                            .matcher(text.substring(Math.max(0, i - 8), i))
                            .find();
            if (reserved) {
                found.add(Observation.of(
                        question, paper, i, i + 1, Stance.FOR, number.toString(), Optional.of(Why.DRAFT), 0));
                continue;
            }
            boolean superior = question.about().places().issuer(number.issuer()) == Whose.ABOVE;
            Optional<Why> aside = !topic
                    ? Optional.of(Why.WEAK_SOURCE)
                    : superior ? Optional.of(Why.SUPERIOR) : Asides.ofSupport(question, paper, i, i + 1);
            found.add(Observation.of(question, paper, i, i + 1, Stance.FOR, number.toString(), aside, 0));
        }
    }

    /** 文号预留…16号: a number that waits for the document. */
    private static final Pattern RESERVED = Pattern.compile("预留|拟用|暂定");

    private static final Pattern RESERVED_FOR = Pattern.compile("(?:预留|拟用|暂定)(?:的)?(?:文号|字号|编号)?(?:为|是|:|：)?$");

    private static final Pattern ABOLISHED = Pattern.compile("^[)）》”\"]{0,3}[^。;；\\n]{0,22}?(?:废止|失效|停止执行|不再执行)");

    /** What heads a column or a list of what is kept, or is not. */
    private static final Pattern KEPT_OR_NOT = Pattern.compile(
            "(?<gone>撤销|废止|失效|停止执行|不再保留)?(?:保留|合并|继续有效|(?<=撤销|废止|失效|停止执行|不再保留))的[^\\n\\t。]{0,12}(?:机构|文件|小组|名称|目录|清单)");

    /** 撤销的议事协调机构 | 原设立文号: whether a row stands under a heading of what is no longer in force. */
    private static boolean listedAsAbolished(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        int stop = text.indexOf('\n', at);
        if (text.substring(line, stop < 0 ? text.length() : stop).indexOf('\t') < 0) {
            return false;
        }
        boolean gone = false;
        Matcher m = KEPT_OR_NOT.matcher(text).region(0, line);
        while (m.find()) {
            int end = text.indexOf('\n', m.end());
            boolean heads =
                    text.substring(text.lastIndexOf('\n', m.start()) + 1, end).indexOf('\t') >= 0;
            gone = heads ? m.group("gone") != null : gone;
        }
        return gone;
    }

    /** 清单（…8号另行印发）: the number of something that goes with the paper. */
    private static final Pattern APART = Pattern.compile("[^。;；\\n]{0,3}另(?:行|文)(?:印发|下发|发)");

    private static final Pattern TITLE = Pattern.compile("关于[^\\t\\n]{4,60}的(?:通知|意见|决定|批复|函|通报|公告)");

    /** A register's row that gives the number to a document about something else. */
    private static boolean anotherTitle(Question question, String text, int at) {
        int from = text.lastIndexOf('\n', at) + 1;
        int stop = text.indexOf('\n', at);
        String line = text.substring(from, stop < 0 ? text.length() : stop);
        return line.indexOf('\t') >= 0
                && line.indexOf(Token.DOCUMENT) == line.lastIndexOf(Token.DOCUMENT)
                && TITLE.matcher(line).find()
                && !Phrases.any(question.checking().topic(), line);
    }

    /** The row of a register that is about something else, where another row has the claimed thing. */
    private static boolean anotherRow(Question question, Paper paper, int at) {
        String line = paper.line(at);
        return paper.registered(at)
                && line.indexOf(Token.DOCUMENT) == line.lastIndexOf(Token.DOCUMENT)
                && !Phrases.any(question.checking().topic(), line)
                && paper.reading()
                        .text()
                        .lines()
                        .anyMatch(other -> other.indexOf('\t') >= 0
                                && other.indexOf(Token.DOCUMENT) >= 0
                                && Phrases.any(question.checking().topic(), other));
    }

    /** Documents a day is the date of: issued by the county, about the thing. */
    static List<Observation> dates(Question question, java.time.LocalDate claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            if (!Phrases.any(question.checking().topic(), paper.head())
                    || question.about().wording().repeats(paper)
                    || !(question.claim().measure() instanceof Measure.Day)) {
                continue;
            }
            String text = paper.reading().text();
            boolean itself = Phrases.any(question.checking().topic(), paper.opening());
            for (int i = 0; i < text.length(); i++) {
                if (paper.reading().isToken(i)
                        && paper.reading().token(i) instanceof Token.Day day
                        && day.date().whole()) {
                    boolean printed = text.startsWith("印发", i + 1); // when copies were made, not when it was signed
                    boolean signature = day.date().first().equals(paper.date())
                            && (ending(text, i) || paper.ownLine(i))
                            && !printed;
                    boolean same = day.date().covers(claimed) && !discussed(text, i) && !Paper.published(text, i);
                    if (same || (signature && paper.number().isPresent() && !stands(paper, claimed))) {
                        Stance stance = same
                                ? Stance.FOR
                                : itself && paper.clear() && paper.number().isPresent() ? Stance.AGAINST : Stance.DOUBT;
                        found.add(Observation.of(
                                question,
                                paper,
                                i,
                                i + 1,
                                stance,
                                day.date().toString(),
                                issued(question, paper),
                                signature ? 2 : 0));
                    }
                }
            }
        }
        return found;
    }

    private static boolean stands(Paper paper, java.time.LocalDate day) {
        Reading reading = paper.reading();
        for (int i = 0; i < reading.text().length(); i++) {
            if (reading.isToken(i)
                    && reading.token(i) instanceof Token.Day there
                    && there.date().whole()
                    && there.date().covers(day)
                    && !Paper.published(reading.text(), i)
                    && !discussed(reading.text(), i)) {
                return true;
            }
        }
        return false;
    }

    /** 2018年10月20日县委常委会审议通过: when it was decided, not when it was issued. */
    private static final Pattern DISCUSSED =
            Pattern.compile("[^,，。;；]{0,20}(?:会议|常委会|全会|办公会)[^,，。;；]{0,10}(?:审议|讨论|研究|通过|同意)");

    private static boolean discussed(String text, int at) {
        return DISCUSSED.matcher(text).region(at + 1, text.length()).lookingAt();
    }

    private static boolean ending(String text, int at) {
        return text.length() - at < 160;
    }
}
