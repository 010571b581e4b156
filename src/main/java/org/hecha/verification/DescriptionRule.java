package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Claims that describe: one passage must have the telling words and every number of the claim. */
final class DescriptionRule {

    private DescriptionRule() {}

    /** Share of a description's character pairs that one passage must have. */
    private static final double ALIKE = 0.5;

    private static final int WINDOW = 110;

    /** Words that may be as long as this tell a story. */
    private static final int STORY = 1000;

    /** One passage has the telling words and all the numbers of the claim. */
    static List<Observation> described(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        Set<String> words = Wording.pairs(Wording.mask(claimed));
        List<Quantity> numbers = amounts(claimed);
        if (words.size() < 3) {
            return NameRule.literal(question, claimed);
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
        return found.stream()
                .map(o -> o.counts()
                                && UNDECIDED.matcher(o.paper().reading().text()).find()
                        ? o.without(Finding.Why.PLAN)
                        : o)
                .toList();
    }

    /** 我会拟在编制预算时统筹考虑，以市财政批复为准: somebody asked, and nobody has decided. */
    private static final Pattern UNDECIDED = Pattern.compile("统筹考虑|研究考虑|视财力|拟在编制|以[^,，。;；\\n]{0,8}(?:批复|审批|安排)为准");

    /** What a claim says is there and runs. */
    private static final Pattern STANDING = Pattern.compile("开放|运行|建成|投用|投入使用|开通|设有|常年|固定|已");

    /** What evidence says is not there yet. */
    private static final Pattern NOT_YET =
            Pattern.compile("(?:仍|尚|还)(?:未|处于|在|没)|正在(?:筹建|建设|申报|论证|规划)|在建|待建|筹建|可研|(?:未|没有)(?:建成|立项|开工|启用|开放|投用)");

    /** What a claim says goes on all the time. */
    private static final Pattern GOES_ON = Pattern.compile("每[天日周月季]|逐日|常态|常年|定期|滚动|循环|长期");

    /** What evidence says has not gone on. */
    private static final Pattern STOPPED = Pattern.compile(
            "(?<![未没不无有曾])停(?:机|播|用|办|更|运|刊)|(?:没有?|未|未曾|从未|不曾)(?:再)?(?:播[放送出]?|开展|举办|使用|更新|推送|发布|运行|启用)(?:过|任何|[^,，。;；\\n]{0,8}(?:节目|内容|活动))");

    /** 改由微信群推送: something else goes on instead. */
    private static final Pattern INSTEAD = Pattern.compile("改[由为在用成]|转[由至到为]|(?<![没未][有能]?)恢复");

    /** Whether the sentence says that it stopped, and nothing of what came instead. */
    private static boolean stopped(String text, int at, String claimed) {
        String sentence = text.substring(Sentences.start(text, at), Sentences.end(text, at));
        return STOPPED.matcher(sentence).find()
                && !INSTEAD.matcher(sentence).find()
                && !STOPPED.matcher(claimed).find();
    }

    private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{2,12})[”\"」』》]");

    /** Names in quotation marks: a passage without them is about something else. */
    private static List<String> names(String claimed) {
        return QUOTED.matcher(claimed)
                .results()
                .map(r -> Wording.mask(r.group(1)))
                .toList();
    }

    /** Whether a paper has every name; in pictures most characters of each. */
    private static boolean bears(Paper paper, List<String> names) {
        String text = paper.reading().text();
        return names.stream().allMatch(name -> {
            Set<String> pairs = Wording.pairs(name);
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
            Set<String> common = new HashSet<>(Wording.pairs(window));
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
                String said =
                        text.substring(clause[0], Sentences.clauseEnd(text, Math.min(text.length(), clause[1] + 1)));
                boolean denied = aside.filter(w -> w != Why.PLAN).isEmpty()
                        && (STANDING.matcher(claimed).find()
                                        && NOT_YET.matcher(said).find()
                                || GOES_ON.matcher(claimed).find() && stopped(text, clause[0], claimed));
                best = denied
                        ? Observation.of(
                                question,
                                paper,
                                from,
                                to,
                                Stance.AGAINST,
                                "",
                                Asides.ofDenial(question, paper, clause[0], clause[1]),
                                share * 4)
                        : Observation.of(question, paper, from, to, Stance.FOR, claimed, aside, share * 4);
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
            Set<String> common = Wording.pairs(text.substring(at, Math.max(at, to)));
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
        Set<String> common = Wording.pairs(text.length() > 4000 ? text.substring(0, 4000) : text);
        common.retainAll(words);
        if (common.size() < words.size() * TOLD || paper.issuer() == Places.Whose.OTHER) {
            return Optional.empty();
        }
        int[] clause = tellingClause(text, 0, Math.min(text.length(), 4000), words);
        Optional<Why> aside = Asides.ofSupport(question, paper, clause[0], clause[1]);
        double share = (double) common.size() / words.size();
        return Optional.of(
                Observation.of(question, paper, clause[0], clause[1], Stance.FOR, claimed, aside, share * 3));
    }

    /** Share of a story's character pairs that must be on the page. */
    private static final double TOLD = 0.66;

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

    /** 每日两次 is 早晚各一次: how often is said in too many ways to be held against. */
    private static final Pattern EACH = Pattern.compile("每个?[日天周月季年][^,，。;；]{0,3}$");

    private static List<Quantity> amounts(String text) {
        String normal = NormalText.normal(text);
        return Scanner.scan(normal).stream()
                .filter(f -> !EACH.matcher(normal.substring(0, f.start())).find())
                .map(Scanner.Found::token)
                .filter(Token.Amount.class::isInstance)
                .map(t -> ((Token.Amount) t).quantity())
                .filter(q -> q.written().compareTo(java.math.BigDecimal.ONE) > 0)
                .toList();
    }
}
