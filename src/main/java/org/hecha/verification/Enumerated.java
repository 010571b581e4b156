package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** What is counted by naming each: the days it came, or the schools that have it. Supports a number, and refutes none. */
final class Enumerated {

    private static final String PERIOD = "\uE001(?:(?:至|到|—|-|~|起至)\uE001)?";

    /** 分别于2020年9月至11月、2022年3月至5月 */
    private static final Pattern DAYS =
            Pattern.compile("(?<![次场站期轮])(?:分别|先后|曾)(?:在|于)(?<items>" + PERIOD + "(?:[、,，和及与]" + PERIOD + "){1,11})");

    private static final String NAME = "[\\u4e00-\\u9fa5]{2,12}(?:[(（][^()（）]{1,16}[)）])?";

    /** 学校有：河口中学（2017年）、双桥中学（2019年）、平田中学（2021年）。 */
    private static final Pattern NAMES =
            Pattern.compile("[:：](?<items>" + NAME + "(?:[、和及]" + NAME + "){1,30})(?=[。;\\n]|$)");

    private static final Pattern ITEM = Pattern.compile("[、,，和及与](?![^(（]*[)）])");

    private static final BigDecimal FEWEST = BigDecimal.TWO;

    /** as many names as are taken for a list */
    private static final BigDecimal MOST = new BigDecimal(31);

    private Enumerated() {}

    static void observe(Question question, Thing thing, BigDecimal claimed, Paper paper, List<Observation> found) {
        // few claims are so small, and a list is looked for on every page
        if (claimed.compareTo(FEWEST) >= 0 && claimed.compareTo(MOST) <= 0) {
            find(question, thing, claimed, paper, DAYS, found);
            find(question, thing, claimed, paper, NAMES, found);
        }
    }

    private static void find(
            Question question, Thing thing, BigDecimal claimed, Paper paper, Pattern pattern, List<Observation> found) {
        String text = paper.reading().text();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            int count = ITEM.split(m.group("items")).length;
            int from = Sentences.start(text, m.start());
            int to = Math.max(m.end(), Sentences.end(text, m.end()));
            String sentence = text.substring(from, to);
            if (claimed.compareTo(BigDecimal.valueOf(count)) == 0
                    && ThingRule.all(thing, sentence)
                    && !Phrases.any(thing.other(), sentence)) {
                found.add(Observation.of(
                        question,
                        paper,
                        from,
                        to,
                        Observation.Stance.FOR,
                        count + " " + question.claim().unit(),
                        Asides.ofSupport(question, paper, from, to),
                        -0.8));
            }
        }
    }
}
