package org.hecha.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hecha.dossier.Answer;
import org.hecha.standard.Measure;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/**
 * 科普中国: the province's one sheet of informants. The county's rank is worked out again from the numbers of all counties, equal
 * numbers having one rank; the last rank that passes is the edition's share of all counties, rounded down.
 */
final class RankingSheet {

    private static final String RANK = "排名|名次|位次|排序|排位";

    private static final Form SHEET = Form.called("信息员|科普中国", "月报|周报|市内")
            .has("active-rank", "活跃.*(?:" + RANK + ")")
            .has("people-rank", "(?:信息员|人数|注册).*(?:" + RANK + ")")
            .needs("active", "活跃")
            .needs("people", "信息员", "人数|注册")
            .needs("county", "县|区|市|地区|单位");

    /** Fewer counties are an extract, of which no rank follows. */
    private static final int FEWEST = 8;

    private RankingSheet() {}

    /** @param what {@code people} or {@code active} */
    static List<Advice> advice(Question question, String what) {
        List<Advice> advice = new ArrayList<>();
        for (Export sheet : Export.in(question, SHEET)) {
            List<Export.Row> counties = sheet.rows().stream()
                    .filter(r ->
                            r.number(what).isPresent() && !r.written("county").isEmpty())
                    .toList();
            List<Export.Row> own = counties.stream()
                    .filter(r -> Platforms.whose(question, r.written("county")) == Whose.OWN)
                    .toList();
            if (counties.size() < FEWEST || own.size() != 1) {
                continue;
            }
            ranked(question, what, sheet, counties, own.get(0)).ifPresent(advice::add);
        }
        return advice.stream().limit(Platforms.NAMED).toList();
    }

    private static Optional<Advice> ranked(
            Question question, String what, Export sheet, List<Export.Row> counties, Export.Row own) {
        if (!(question.claim().measure() instanceof Measure.Rank measure)) {
            return Optional.empty();
        }
        BigDecimal number = own.number(what).orElseThrow();
        long rank = 1
                + counties.stream()
                        .filter(r -> r.number(what).orElseThrow().compareTo(number) > 0)
                        .count();
        long last = BigDecimal.valueOf(counties.size())
                .multiply(measure.share())
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
        Optional<BigDecimal> total = question.about()
                .answer(question.criterion(), measure.total())
                .filter(Answer.Amount.class::isInstance)
                .map(a -> ((Answer.Amount) a).value());
        boolean extract = total.filter(t -> t.compareTo(BigDecimal.valueOf(counties.size())) > 0)
                .isPresent();
        List<String> facts = List.of(
                Quantity.plain(number),
                Long.toString(rank),
                Integer.toString(counties.size()),
                Long.toString(last),
                Platforms.claimed(question),
                total.map(Quantity::plain).orElse("—"));
        Outcome outcome = extract ? Outcome.NOTE : rank <= last ? Platforms.held(question, (int) rank) : Outcome.LOOK;
        return Optional.of(new Advice(
                extract ? "rank-extract" : rank <= last ? "rank-within" : "rank-below",
                facts,
                outcome,
                List.of(own.passage())));
    }
}
