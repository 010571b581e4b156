package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Claims that choose among options: each chosen one must be named by the evidence. */
final class ChoiceRule {

    private ChoiceRule() {}

    /** Each option by the words the edition gives for it, or its own. One passage with all of them is best. */
    static List<Observation> chosen(Question question, List<String> claimed) {
        List<Observation> unused = new ArrayList<>();
        Map<Paper, List<int[]>> places = new HashMap<>();
        Map<Paper, Set<String>> options = new HashMap<>();
        for (Paper paper : question.about().papers()) {
            for (String option : claimed) {
                String expression = question.checking().options().getOrDefault(option, loosely(option));
                for (MatchResult m : Phrases.of(expression).all(paper.reading().text())) {
                    String text = paper.reading().text();
                    if (UNUSED.matcher(text.substring(m.end(), Sentences.clauseEnd(text, m.end())))
                                    .find()
                            || UNUSED_BEFORE
                                    .matcher(text.substring(Sentences.clause(text, m.start()), m.start()))
                                    .find()) {
                        unused.add(Observation.of(
                                question,
                                paper,
                                m.start(),
                                Sentences.clauseEnd(text, m.end()),
                                Stance.AGAINST,
                                option,
                                Asides.ofDenial(question, paper, m.start(), m.end()),
                                8));
                    } else if (bears(question, paper, m.start(), m.end())
                            && Asides.ofSupport(question, paper, m.start(), m.end())
                                    .isEmpty()) {
                        places.computeIfAbsent(paper, p -> new ArrayList<>()).add(new int[] {m.start(), m.end()});
                        options.computeIfAbsent(paper, p -> new TreeSet<>()).add(option);
                    }
                }
            }
        }
        if (!question.checking().options().isEmpty() && !unused.isEmpty()) {
            return unused;
        }
        Set<String> all = new HashSet<>();
        options.values().forEach(all::addAll);
        if (!question.checking().options().isEmpty() && all.size() < claimed.size()) {
            List<Observation> others = listed(question, claimed, all);
            if (!others.isEmpty()) {
                return others;
            }
        }
        double share = (double) all.size() / Math.max(1, claimed.size());
        List<Observation> found = new ArrayList<>();
        if (share < (question.checking().options().isEmpty() ? 0.5 : 1)) {
            return found;
        }
        options.forEach((paper, named) -> {
            int[] best = densest(question, paper, places.getOrDefault(paper, List.of()));
            double more = named.size() * 3 + best[2];
            found.add(Observation.of(
                    question, paper, best[0], best[1], Stance.FOR, String.join("、", named), Optional.empty(), more));
        });
        return found;
    }

    private static final int BESIDE = 30;

    /** 县融媒体中心 among the units of an assessment is no platform anybody used: sentence, title or name must tell of the matter. */
    private static boolean bears(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = Math.max(0, Math.min(Sentences.start(text, from), from - BESIDE));
        int end = Math.min(text.length(), Math.max(Sentences.end(text, to), to + BESIDE));
        return question.checking().topic().isEmpty()
                || Phrases.any(question.checking().topic(), text.substring(start, end))
                || Phrases.any(question.checking().topic(), ThingRule.title(text, from) + "\n" + paper.name());
    }

    private static final Pattern ONLY = Pattern.compile(Token.NUMBER + "(?:个|家|大|类)(?:平台|渠道|来源)为准");

    /** 以科普中国、科学辟谣两个平台为准: a list that says how many there are, and has none of the claimed ones that no paper names. */
    private static List<Observation> listed(Question question, List<String> claimed, Set<String> named) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            Matcher m = ONLY.matcher(text);
            while (m.find()) {
                int from = Sentences.start(text, m.start());
                String list = text.substring(from, m.start());
                long there = question.checking().options().entrySet().stream()
                        .filter(option -> Phrases.of(option.getValue()).in(list))
                        .count();
                if (there > 1
                        && paper.reading().token(m.start()) instanceof Token.Amount many
                        && many.quantity().exactly(java.math.BigDecimal.valueOf(there))
                        && !named.containsAll(claimed)) {
                    Optional<Why> aside = Asides.ofDenial(question, paper, from, m.end());
                    found.add(Observation.of(question, paper, from, m.end(), Stance.AGAINST, "", aside, 4));
                }
            }
        }
        return found;
    }

    private static final Pattern UNUSED =
            Pattern.compile("(?:暂未|尚未|还未|并未|没有|未能|未)(?:能|正式|实际)?(?:使用|启用|开通|依托|接入|应用|参与|参加|发动)");

    /** 尚未使用数字科技馆资源 */
    private static final Pattern UNUSED_BEFORE = Pattern.compile(UNUSED.pattern() + "(?:过)?(?:中国|国家|“|\")?$");

    /** The sentence with the most options: from, to, number of mentions there. */
    private static int[] densest(Question question, Paper paper, List<int[]> places) {
        String text = paper.reading().text();
        int[] best = {0, 1, 0};
        for (int[] place : places) {
            int end = Sentences.end(text, place[0]);
            int to = place[1];
            int mentions = 0;
            for (int[] other : places) {
                if (other[0] >= place[0] && other[1] <= end) {
                    to = Math.max(to, other[1]);
                    mentions++;
                }
            }
            boolean topic = question.checking().topic().isEmpty()
                    || Phrases.any(
                            question.checking().topic(),
                            text.substring(Math.max(0, place[0] - 80), Math.min(text.length(), to + 80)));
            mentions += topic ? 2 : 0;
            if (mentions > best[2]) {
                best = new int[] {place[0], to, mentions};
            }
        }
        return best;
    }

    private static String loosely(String option) {
        String normal = NormalText.normal(option);
        return Pattern.quote(normal);
    }

    /** 未能按自然人测算: the option named is not the one taken. */
    private static final Pattern DENIED = Pattern.compile("(?:未能|未曾|尚未|没有|无法|不能|难以|并未|未|不)(?:能够?|再)?$");

    private static String text(Paper paper, int before) {
        return paper.reading().text().substring(Math.max(0, before - 6), before);
    }

    /** Exactly one of several: the claimed option named, or another one. */
    static List<Observation> only(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            question.checking().options().forEach((option, expression) -> {
                for (MatchResult m : Phrases.of(expression).all(paper.reading().text())) {
                    boolean denied = DENIED.matcher(text(paper, m.start())).find();
                    Stance stance = option.equals(claimed) != denied ? Stance.FOR : Stance.AGAINST;
                    if (denied && stance == Stance.FOR) {
                        continue; // that it is not the other one does not say which it is
                    }
                    Optional<Why> aside = stance == Stance.FOR
                            ? Asides.ofSupport(question, paper, m.start(), m.end())
                            : Asides.ofDenial(question, paper, m.start(), m.end());
                    found.add(Observation.of(
                            question,
                            paper,
                            m.start(),
                            m.end(),
                            stance,
                            option,
                            aside,
                            stance == Stance.AGAINST ? 0.5 : 0));
                }
            });
        }
        return found;
    }
}
