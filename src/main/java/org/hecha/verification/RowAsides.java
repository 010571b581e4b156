package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Row;
import org.hecha.verification.Finding.Why;

/** Why a place that names what a row is about does not count for it: another county's, everybody's, or of another year. */
final class RowAsides {

    private RowAsides() {}

    /** What was seen at a place, set aside where the place is not the row's. */
    static Observation held(
            Question question, Row row, Map<String, String> cells, Paper paper, int from, int to, Observation seen) {
        if (ofAnother(question, paper, from, to)) {
            return aside(seen, Why.OTHER_COUNTY);
        }
        if (ofAll(question, row, paper, from, to)) {
            return aside(seen, Why.SUPERIOR);
        }
        return ofAnotherYear(paper, cells, from, Math.max(to, seen.to())) ? aside(seen, Why.OUT_OF_WINDOW) : seen;
    }

    /** Whether the name stands in a table's row of another county, whatever the name itself sounds like. */
    private static boolean ofAnother(Question question, Paper paper, int from, int to) {
        String text = paper.reading().text();
        int start = text.lastIndexOf('\n', from) + 1;
        int stop = text.indexOf('\n', to);
        String line = text.substring(start, from) + text.substring(to, stop < 0 ? text.length() : stop);
        if (line.indexOf('\t') < 0) {
            return false;
        }
        List<Places.Mention> mentions = question.about().places().mentions(line, paper.ocr());
        return mentions.stream().anyMatch(m -> m.whose() == Places.Whose.OTHER)
                && mentions.stream().noneMatch(m -> m.whose() == Places.Whose.OWN);
    }

    private static final Pattern SHARED_OUT =
            Pattern.compile("全[市省][^,，。;；]{0,4}(?:共|合计|总计|累计|下达|安排)|[市省](?:科协|财政)?本级");

    /** Money for all counties, or of the city itself, in a sentence that does not name this one. */
    private static boolean ofAll(Question question, Row row, Paper paper, int from, int to) {
        if (row.number().isEmpty()) {
            return false;
        }
        String text = paper.reading().text();
        int start = Sentences.start(text, from);
        String sentence = text.substring(start, Sentences.end(text, to));
        return SHARED_OUT.matcher(sentence.substring(0, from - start)).find()
                && (paper.issuer() == Places.Whose.ABOVE
                        || question.about().places().about(sentence, from - start, paper.ocr()) == Places.Whose.ABOVE)
                && !question.about().places().namesOwn(sentence);
    }

    /** 余额结转2022年: the year into which the rest was carried over. */
    private static final Pattern CARRIED = Pattern.compile("结转(?:至|到|入)?$");

    /** Whether a sentence names years, and not the one the row is about. */
    private static boolean ofAnotherYear(Paper paper, Map<String, String> cells, int from, int to) {
        Optional<Integer> year = Cells.number(cells.getOrDefault("年度", "")).map(BigDecimal::intValue);
        String text = paper.reading().text();
        boolean other = false;
        for (int i = Sentences.start(text, from); i < Sentences.end(text, to) && year.isPresent(); i++) {
            if (text.charAt(i) == '\t') {
                return false; // what a row is about, its headings say
            }
            if (paper.reading().isToken(i)
                    && paper.reading().token(i) instanceof Token.Day day
                    && day.date().year() > 0
                    && !CARRIED.matcher(text.substring(Sentences.clause(text, i), i))
                            .find()) {
                if (day.date().year() == year.get()) {
                    return false;
                }
                other = true;
            }
        }
        return other;
    }

    /** The same, set aside; what was set aside already keeps its reason. */
    static Observation aside(Observation o, Why why) {
        return new Observation(
                o.stance(),
                o.paper(),
                o.from(),
                o.to(),
                o.value(),
                o.weight(),
                o.aside().or(() -> Optional.of(why)));
    }
}
