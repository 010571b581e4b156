package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/**
 * Claims in words: names must stand in the evidence; descriptions must share their telling words and every number with one
 * passage.
 */
final class TextRule {

    /** Share of a description's character pairs that one passage must have. */
    private static final double ALIKE = 0.5;

    private static final int WINDOW = 110;

    /** Words that may be as long as this tell a story. */
    private static final int STORY = 1000;

    private TextRule() {}

    // --- names and codes ---------------------------------------------------------------------------------------------

    /** The claimed words stand in the evidence literally. */
    static List<Observation> literal(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        String wanted = mask(claimed);
        if (wanted.isBlank()) {
            return found;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            annexed(question, paper, claimed).ifPresent(found::add);
            for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
                if (sameTokens(paper, i, wanted.length(), claimed)) {
                    Optional<Why> aside = Asides.ofSupport(question, paper, i, i + wanted.length());
                    double more = i < 80 ? 1 : 0;
                    found.add(observation(question, paper, i, i + wanted.length(), Stance.FOR, claimed, aside, more));
                }
            }
        }
        return found;
    }

    private static final Pattern ANNEX = Pattern.compile("附件[\\t ]?(\\d{1,2})");

    /** “某函〔2022〕19号附件2” stands on an annex as “附件2 …（某函〔2022〕19号）”, in any order, or in the file's name. */
    private static Optional<Observation> annexed(Question question, Paper paper, String claimed) {
        String normal = NormalText.normal(claimed);
        Optional<DocNumber> wanted = DocNumber.parse(claimed);
        Matcher annex = ANNEX.matcher(normal);
        if (wanted.isEmpty() || !annex.find()) {
            return Optional.empty();
        }
        String number = annex.group(1);
        String raw = paper.pages().isEmpty()
                ? ""
                : NormalText.normal(paper.pages().get(0).text());
        String top = paper.path() + "\n" + raw.substring(0, Math.min(raw.length(), 260));
        boolean same = ANNEX.matcher(top).results().anyMatch(r -> r.group(1).equals(number));
        if (!same) {
            return Optional.empty();
        }
        boolean inPath =
                DocNumber.parse(paper.path()).filter(wanted.get()::same).isPresent();
        String head = paper.head();
        for (int i = 0; i < head.length(); i++) {
            if (head.charAt(i) == Token.DOCUMENT) {
                DocNumber there = ((Token.Document) paper.reading().token(i)).number();
                if (wanted.get().same(there) || paper.ocr() && wanted.get().nearly(there)) {
                    return Optional.of(observation(
                            question,
                            paper,
                            Math.max(0, head.lastIndexOf('\n', i) + 1),
                            i + 1,
                            Stance.FOR,
                            claimed,
                            paper.draft() ? Optional.of(Why.DRAFT) : Optional.empty(),
                            1));
                }
            }
        }
        int first = Math.min(head.length(), Math.max(1, head.indexOf('\n')));
        return inPath
                ? Optional.of(observation(question, paper, 0, first, Stance.FOR, claimed, Optional.empty(), 0))
                : Optional.empty();
    }

    /** A code: must stand in a paper of this county; another valid code of the same thing contradicts. */
    static List<Observation> code(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        String wanted = NormalText.normal(claimed);
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            boolean topic = Phrases.any(question.checking().topic(), text);
            for (int i = 0; i < text.length(); i++) {
                if (!paper.reading().isToken(i) || !(paper.reading().token(i) instanceof Token.Code code)) {
                    continue;
                }
                boolean same = code.text().equals(wanted) || (paper.ocr() && distance(code.text(), wanted) <= 1);
                if (same || (topic && CreditCodes.valid(code.text()))) {
                    Optional<Why> aside = paper.issuer() == Places.Whose.OTHER
                            ? Optional.of(Why.OTHER_COUNTY)
                            : paper.issuer() == Places.Whose.ABOVE ? Optional.of(Why.SUPERIOR) : Optional.empty();
                    boolean sure = !paper.ocr() || CreditCodes.valid(code.text());
                    found.add(observation(
                            question,
                            paper,
                            i,
                            i + 1,
                            same ? Stance.FOR : sure ? Stance.AGAINST : Stance.DOUBT,
                            code.text(),
                            aside,
                            0));
                }
            }
        }
        return found;
    }

    private static int distance(String a, String b) {
        if (a.length() != b.length()) {
            return Integer.MAX_VALUE;
        }
        int different = 0;
        for (int i = 0; i < a.length(); i++) {
            different += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return different;
    }

    // --- descriptions ------------------------------------------------------------------------------------------------

    /** One passage has the telling words and all the numbers of the claim. */
    static List<Observation> described(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        Set<String> words = pairs(mask(claimed));
        List<Quantity> numbers = amounts(claimed);
        if (words.size() < 3) {
            return literal(question, claimed);
        }
        List<String> names = names(claimed);
        GrantRule.observe(question, claimed, found);
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            long there = words.stream().filter(text::contains).count();
            if (there < words.size() * ALIKE || !bears(paper, names)) {
                continue; // no passage has more of them than the whole paper
            }
            Optional<Observation> one = best(question, paper, words, numbers, claimed);
            boolean story =
                    question.claim().measure() instanceof org.hecha.standard.Measure.Words w && w.longest() >= STORY;
            one.or(() -> story && numbers.isEmpty() ? told(question, paper, words, claimed) : Optional.empty())
                    .ifPresent(found::add);
        }
        return found;
    }

    /** What a claim says is there and runs. */
    private static final Pattern STANDING = Pattern.compile("开放|运行|建成|投用|投入使用|开通|设有|常年|固定|已");

    /** What evidence says is not there yet. */
    private static final Pattern NOT_YET =
            Pattern.compile("(?:仍|尚|还)(?:未|处于|在|没)|正在(?:筹建|建设|申报|论证|规划)|在建|待建|筹建|可研|未(?:建成|开工|启用|开放|投用)");

    private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{2,12})[”\"」』》]");

    /** Names in quotation marks: a passage without them is about something else. */
    private static List<String> names(String claimed) {
        return QUOTED.matcher(claimed).results().map(r -> mask(r.group(1))).toList();
    }

    /** Whether a paper has every name; in pictures most characters of each. */
    private static boolean bears(Paper paper, List<String> names) {
        String text = paper.reading().text();
        return names.stream().allMatch(name -> {
            Set<String> pairs = pairs(name);
            return text.contains(name)
                    || paper.ocr()
                            && !pairs.isEmpty()
                            && pairs.stream().filter(text::contains).count() * 2 >= pairs.size();
        });
    }

    private static Optional<Observation> best(
            Question question, Paper paper, Set<String> words, List<Quantity> numbers, String claimed) {
        String text = paper.reading().text();
        Observation best = null;
        double most = 0;
        for (int start = 0; start < text.length(); start = Math.max(start + 1, Sentences.clauseEnd(text, start) + 1)) {
            int end = Math.min(text.length(), Sentences.clauseEnd(text, Math.min(text.length(), start + WINDOW)));
            int begin = start;
            String window = text.substring(start, end);
            Set<String> common = new HashSet<>(pairs(window));
            common.retainAll(words);
            double share = (double) common.size() / words.size();
            boolean topic = question.checking().topic().isEmpty()
                    || Phrases.any(question.checking().topic(), window);
            if (share > most && share >= ALIKE && topic && hasAll(paper, start, end, numbers)) {
                most = share;
                int from = first(text, start, end, common);
                int to = Math.min(end, Sentences.clauseEnd(text, last(text, start, end, common)));
                int[] clause = tellingClause(text, start, end, words);
                Optional<Why> aside = Asides.ofSupport(question, paper, clause[0], clause[1])
                        .or(() -> ofMany(question, text.substring(clause[0], clause[1])))
                        .or(() -> plannedNumber(question, paper, begin, end, numbers));
                boolean denied = aside.filter(w -> w != Why.PLAN).isEmpty()
                        && STANDING.matcher(claimed).find()
                        && NOT_YET.matcher(text.substring(clause[0], clause[1])).find();
                best = denied
                        ? observation(
                                question,
                                paper,
                                from,
                                to,
                                Stance.AGAINST,
                                "",
                                Asides.ofDenial(question, paper, clause[0], clause[1]),
                                share * 4)
                        : observation(question, paper, from, to, Stance.FOR, claimed, aside, share * 4);
            }
        }
        return Optional.ofNullable(best);
    }

    /** A number of the claim that stands in a clause of plans. */
    private static Optional<Why> plannedNumber(
            Question question, Paper paper, int from, int to, List<Quantity> numbers) {
        for (int i = from; i < to; i++) {
            if (paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Amount amount
                    && numbers.stream()
                            .anyMatch(n -> n.exactly(amount.quantity().written()))) {
                Optional<Why> why =
                        Asides.ofSupport(question, paper, i, i + 1).filter(w -> w == Why.PLAN || w == Why.DRAFT);
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        return Optional.empty();
    }

    private static final Pattern MANY = Pattern.compile("全市|全省|各(?:县|区|市|地)|所辖|下辖县|[\uE000多几数]个?(?:县区|县、区|县市区|县\\(市)");

    /** What is said of all counties together is not said of this one. */
    private static Optional<Why> ofMany(Question question, String clause) {
        boolean own =
                question.about().places().mentions(clause, false).stream().anyMatch(m -> m.whose() == Places.Whose.OWN);
        return !own && MANY.matcher(clause).find() ? Optional.of(Why.SUPERIOR) : Optional.empty();
    }

    /** The clause that shares most with the claim. */
    private static int[] tellingClause(String text, int start, int end, Set<String> words) {
        int[] best = {start, Math.min(end, Sentences.clauseEnd(text, start))};
        int most = -1;
        for (int at = start; at < end; at = Sentences.clauseEnd(text, at) + 1) {
            int to = Math.min(end, Sentences.clauseEnd(text, at));
            Set<String> common = pairs(text.substring(at, Math.max(at, to)));
            common.retainAll(words);
            if (common.size() > most) {
                most = common.size();
                best = new int[] {at, Math.max(at + 1, to)};
            }
        }
        return best;
    }

    /** A story told over a whole page: most of its telling words are there, in any order. */
    private static Optional<Observation> told(Question question, Paper paper, Set<String> words, String claimed) {
        String text = paper.reading().text();
        Set<String> common = pairs(text.length() > 4000 ? text.substring(0, 4000) : text);
        common.retainAll(words);
        if (common.size() < words.size() * TOLD || paper.issuer() == Places.Whose.OTHER) {
            return Optional.empty();
        }
        int[] clause = tellingClause(text, 0, Math.min(text.length(), 4000), words);
        Optional<Why> aside = Asides.ofSupport(question, paper, clause[0], clause[1]);
        double share = (double) common.size() / words.size();
        return Optional.of(observation(question, paper, clause[0], clause[1], Stance.FOR, claimed, aside, share * 3));
    }

    /** Bodies and dates as signed: every date of the claim and the body's name, anywhere on the paper. */
    static List<Observation> signed(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        List<PartialDate> dates = Scanner.scan(NormalText.normal(claimed)).stream()
                .map(Scanner.Found::token)
                .filter(Token.Day.class::isInstance)
                .map(t -> ((Token.Day) t).date())
                .toList();
        Set<String> words = pairs(mask(claimed));
        for (Paper paper : question.about().papers()) {
            Reading reading = paper.reading();
            String text = reading.text();
            int from = Math.max(0, text.length() - 260);
            Set<String> common = pairs(text.substring(from));
            common.retainAll(words);
            boolean topic = Phrases.any(question.checking().topic(), text);
            for (int i = from; i < text.length(); i++) {
                if (topic
                        && reading.isToken(i)
                        && reading.token(i) instanceof Token.Day day
                        && dates.stream().anyMatch(d -> d.equals(day.date()) || nearly(paper, d, day.date()))
                        && common.size() >= words.size() * SIGNED) {
                    PartialDate meant = dates.stream()
                            .filter(d -> d.equals(day.date()) || nearly(paper, d, day.date()))
                            .findFirst()
                            .orElseThrow();
                    Optional<Why> aside = meant.first()
                                    .filter(d -> d.isBefore(question.about()
                                            .deadline()
                                            .minusMonths(question.window().months())))
                                    .isPresent()
                            ? Optional.of(Why.OUT_OF_WINDOW)
                            : rejected(question, text.substring(from))
                                    ? Optional.of(Why.WEAK_SOURCE)
                                    : Optional.empty();
                    found.add(observation(
                            question,
                            paper,
                            Math.max(from, i - 24),
                            i + 1,
                            Stance.FOR,
                            day.date().toString(),
                            aside,
                            2));
                }
            }
        }
        return found;
    }

    /** A date read from a stamped picture may lack its year. */
    private static boolean nearly(Paper paper, PartialDate wanted, PartialDate read) {
        return paper.ocr() && read.year() == 0 && read.month() == wanted.month() && read.day() == wanted.day();
    }

    private static boolean rejected(Question question, String text) {
        return question.checking().reject().stream()
                .anyMatch(r -> Phrases.of(r.pattern()).in(text));
    }

    /** Share of a story's character pairs that must be on the page. */
    private static final double TOLD = 0.66;

    /** Share of a signature's character pairs: seals hide some. */
    private static final double SIGNED = 0.4;

    private static boolean hasAll(Paper paper, int from, int to, List<Quantity> numbers) {
        for (Quantity wanted : numbers) {
            boolean there = false;
            for (int i = from; i < to && !there; i++) {
                there = paper.reading().isToken(i)
                        && paper.reading().token(i) instanceof Token.Amount amount
                        && amount.quantity().percent() == wanted.percent()
                        && (amount.quantity().compatible(wanted.written())
                                || wanted.compatible(amount.quantity().written()));
            }
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private static int first(String text, int start, int end, Set<String> common) {
        int first = end;
        for (String pair : common) {
            int at = text.indexOf(pair, start);
            first = at >= 0 && at < first ? at : first;
        }
        return Math.min(first, end - 1);
    }

    private static int last(String text, int start, int end, Set<String> common) {
        int last = start;
        for (String pair : common) {
            int at = text.lastIndexOf(pair, end - 2);
            last = at >= start ? Math.max(last, at + 2) : last;
        }
        return last;
    }

    // --- helpers -----------------------------------------------------------------------------------------------------

    static Observation observation(
            Question question,
            Paper paper,
            int from,
            int to,
            Stance stance,
            String value,
            Optional<Why> aside,
            double more) {
        double weight = Weights.of(question, paper, from, to) + more;
        return new Observation(stance, paper, from, to, value, weight, aside);
    }

    /** A text in the form of {@link Reading}: normal, values masked. */
    static String mask(String text) {
        String normal = NormalText.normal(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Scanner.Found found : Scanner.scan(normal)) {
            masked.append(normal, from, found.start()).append(found.token().mask());
            from = found.end();
        }
        return masked.append(normal.substring(from)).toString().replace('\n', '\t');
    }

    private static List<Quantity> amounts(String text) {
        return Scanner.scan(NormalText.normal(text)).stream()
                .map(Scanner.Found::token)
                .filter(Token.Amount.class::isInstance)
                .map(t -> ((Token.Amount) t).quantity())
                .filter(q -> q.written().compareTo(java.math.BigDecimal.ONE) > 0)
                .toList();
    }

    private static boolean sameTokens(Paper paper, int at, int length, String claimed) {
        List<Token> wanted = Scanner.scan(NormalText.normal(claimed)).stream()
                .map(Scanner.Found::token)
                .toList();
        int next = 0;
        for (int i = at; i < at + length; i++) {
            if (paper.reading().isToken(i)) {
                Token there = paper.reading().token(i);
                if (next >= wanted.size() || !same(wanted.get(next), there)) {
                    return false;
                }
                next++;
            }
        }
        return true;
    }

    private static boolean same(Token a, Token b) {
        if (a instanceof Token.Document one && b instanceof Token.Document other) {
            return one.number().same(other.number()) || one.number().almost(other.number());
        }
        if (a instanceof Token.Amount one && b instanceof Token.Amount other) {
            return one.quantity().written().compareTo(other.quantity().written()) == 0;
        }
        return a.equals(b);
    }

    static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isIdeographic(text.charAt(i)) && Character.isIdeographic(text.charAt(i + 1))) {
                pairs.add(text.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
