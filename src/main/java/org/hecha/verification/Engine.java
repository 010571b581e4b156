package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.dossier.Answer;
import org.hecha.search.NormalText;
import org.hecha.standard.Criterion;
import org.hecha.standard.Criterion.Claim;
import org.hecha.standard.Measure;

/** Makes the findings of a case: one entry a claim, in the standard's order. Pure: same case, same findings. */
final class Engine {

    /** Raise when rules change what is found, so that old reports are made anew. */
    static final String RULES = "22";

    private Engine() {}

    static List<Report.Entry> findings(Case about) {
        List<Report.Entry> entries = new ArrayList<>();
        for (Criterion criterion : about.standard().criteria()) {
            for (Claim claim : criterion.claims()) {
                entries.add(entry(new Question(about, criterion, claim)));
            }
        }
        return entries;
    }

    private static Report.Entry entry(Question question) {
        Criterion criterion = question.criterion();
        Claim claim = question.claim();
        Optional<Answer> answer = question.about().answer(criterion, claim.key());
        Thresholds.Judged judged = Thresholds.of(question.about(), criterion, claim);
        Optional<String> unchecked = unchecked(question, answer);
        if (unchecked.isPresent() || answer.isEmpty()) {
            return new Report.Entry(
                    criterion.id(),
                    claim.key(),
                    new Finding.NotChecked(unchecked.orElse("nothing-claimed")),
                    List.of(),
                    judged.met(),
                    judged.derived(),
                    List.of(),
                    unchecked.filter("does-not-apply"::equals).isPresent() ? List.of() : Platforms.advice(question));
        }
        if (answer.get() instanceof Answer.Rows rows
                && question.checking().row().isPresent()) {
            return table(question, rows, judged);
        }
        Verdicts.Verdict verdict = Verdicts.of(question.about(), criterion, observe(question, answer.get()));
        return new Report.Entry(
                criterion.id(),
                claim.key(),
                verdict.finding(),
                verdict.setAside(),
                judged.met(),
                judged.derived(),
                List.of(),
                Platforms.advice(question));
    }

    private static Optional<String> unchecked(Question question, Optional<Answer> answer) {
        if (answer.isEmpty()
                || answer.get() instanceof Answer.Rows rows && rows.values().isEmpty()) {
            return Optional.of("nothing-claimed");
        }
        if (!question.claim().only().isEmpty()
                && question.about()
                        .answer(question.criterion(), question.claim().only())
                        .filter(a -> a instanceof Answer.YesNo yes && !yes.value())
                        .isPresent()) {
            return Optional.of("does-not-apply");
        }
        return question.checking().equals(Criterion.Checking.NONE) ? Optional.of("people-judge") : Optional.empty();
    }

    private static List<Observation> observe(Question question, Answer answer) {
        List<Observation> found = switch (answer) {
            case Answer.YesNo yes -> YesNoRule.observe(question, yes.value());
            case Answer.Amount amount -> NumberRule.observe(question, amount.value());
            case Answer.Day day ->
                question.checking().topic().isEmpty()
                        ? DayRule.observe(question, day.value())
                        : DocumentRule.dates(question, day.value());
            case Answer.Days days -> FrequencyRule.observe(question, days.values());
            case Answer.Choices choices -> ChoiceRule.chosen(question, choices.values());
            case Answer.Text text -> text(question, text.value());
            case Answer.Rows rows -> List.of();
        };
        if (answer instanceof Answer.Text text
                && question.claim().measure() instanceof Measure.Words
                && question.about()
                        .wording()
                        .repeatedBy(
                                NormalText.normal(text.value()),
                                question.criterion().id())) {
            found = found.stream()
                    .map(o -> o.without(Finding.Why.STANDARD_TEXT))
                    .toList();
        }
        return found.stream().map(o -> foreign(question, o)).toList();
    }

    private static List<Observation> text(Question question, String text) {
        return switch (question.claim().measure()) {
            case Measure.DocumentNumber d -> DocumentRule.observe(question, text);
            case Measure.CreditCode c -> NameRule.code(question, text);
            case Measure.Choice c -> ChoiceRule.only(question, text);
            case Measure.Moment m ->
                Cells.date(text).map(d -> DayRule.observe(question, d)).orElse(List.of());
            case Measure.Words w ->
                question.window().kind() == Criterion.Window.Kind.MONTHS_BEFORE
                                && !question.checking().topic().isEmpty()
                        ? SignatureRule.signed(question, text)
                        : w.longest() <= SHORT || DocNumber.parse(text).isPresent()
                                ? NameRule.literal(question, text)
                                : DescriptionRule.described(question, text);
            default -> NameRule.literal(question, text);
        };
    }

    /** Words of at most this length are names; longer ones describe. */
    private static final int SHORT = 60;

    /** Another county's story supports nothing about this one. */
    private static Observation foreign(Question question, Observation o) {
        boolean foreign = o.counts()
                && o.stance() == Observation.Stance.FOR
                && question.about().foreign().contains(o.paper())
                && !question.tolerates(Finding.Why.OTHER_COUNTY);
        boolean overtaken = o.counts()
                && question.about().overtaken().contains(o.paper())
                && !question.tolerates(Finding.Why.OUT_OF_WINDOW);
        if (overtaken) {
            return o.without(Finding.Why.OUT_OF_WINDOW);
        }
        if (o.counts() && !question.tolerates(Finding.Why.PLAN) && Corrections.askedFor(passage(o))) {
            return o.without(Finding.Why.PLAN);
        }
        return foreign ? o.without(Finding.Why.OTHER_COUNTY) : o;
    }

    private static String passage(Observation o) {
        String text = o.paper().reading().text();
        return text.substring(o.from(), Math.min(text.length(), Math.max(o.from(), o.to())));
    }

    // --- tables ------------------------------------------------------------------------------------------------------

    private static Report.Entry table(Question question, Answer.Rows rows, Thresholds.Judged judged) {
        Criterion.Checking.Row row = question.checking().row().orElseThrow();
        List<Report.Row> found = new ArrayList<>();
        for (int i = 0; i < rows.values().size(); i++) {
            Map<String, String> cells = rows.values().get(i);
            List<Observation> observed = RowsRule.observe(question, row, cells).stream()
                    .map(o -> foreign(question, o))
                    .toList();
            String label = cells.getOrDefault(row.key(), "");
            boolean several = rows.values().stream()
                            .filter(r -> r.getOrDefault(row.key(), "").equals(label))
                            .count()
                    > 1;
            Verdicts.Verdict verdict = Verdicts.of(
                    question.about(),
                    question.criterion(),
                    several ? observed.stream().map(Observation::doubted).toList() : observed);
            found.add(new Report.Row(
                    i,
                    NormalText.normal(cells.getOrDefault(row.key(), "")),
                    verdict.finding(),
                    verdict.setAside(),
                    cells.values().stream()
                            .filter(c -> !c.isBlank())
                            .map(NormalText::normal)
                            .toList()));
        }
        Report.Row worst = found.stream()
                .min(java.util.Comparator.comparingInt(r -> goodness(r.finding())))
                .orElseThrow();
        Finding whole = worst.finding() instanceof Finding.Supported ? merged(found) : worst.finding();
        return new Report.Entry(
                question.criterion().id(),
                question.claim().key(),
                whole,
                found.stream().flatMap(r -> r.setAside().stream()).limit(5).toList(),
                judged.met(),
                judged.derived(),
                found,
                Platforms.advice(question));
    }

    private static int goodness(Finding finding) {
        return switch (finding) {
            case Finding.Contradicted c -> 0;
            case Finding.Unsupported u -> 1;
            case Finding.NotChecked n -> 2;
            case Finding.Supported s -> 3;
        };
    }

    private static Finding merged(List<Report.Row> rows) {
        return new Finding.Supported(rows.stream()
                .flatMap(r -> r.finding() instanceof Finding.Supported s
                        ? s.citations().stream().limit(1)
                        : java.util.stream.Stream.empty())
                .distinct()
                .limit(5)
                .toList());
    }
}
