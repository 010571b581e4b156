package org.hecha.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private static final List<String> CRITERIA = List.of("S01", "S02");

    private final Comparison comparison = new Comparison(200);

    @Test
    void asksForAThirdDeskReviewerWhereTwoDifferOnWhetherACriterionIsMet() {
        var agreement = comparison.of(
                Assignment.Kind.DESK,
                CRITERIA,
                List.of(sheet(met("S01"), met("S02")), sheet(met("S01"), notMet("S02", "名册只有 812 人"))));
        assertThat(agreement.differing()).containsExactly("S02");
        assertThat(agreement.third()).isTrue();
        assertThat(at(agreement.result(), "S02").met())
                .as("an even vote shows nothing")
                .isFalse();
        assertThat(at(agreement.result(), "S02").reason()).isEqualTo("名册只有 812 人");
    }

    @Test
    void asksForNobodyElseWhereAllAgreeOrOnlyOneHasSpoken() {
        var one = List.of(sheet(met("S01"), notMet("S02", "无")));
        assertThat(comparison.of(Assignment.Kind.DESK, CRITERIA, one).third()).isFalse();
        var two = List.of(sheet(met("S01"), met("S02")), sheet(met("S01"), met("S02")));
        assertThat(comparison.of(Assignment.Kind.DESK, CRITERIA, two).third()).isFalse();
    }

    @Test
    void theThirdSheetDecidesByMajorityAndAFourthIsNeverAskedFor() {
        var agreement = comparison.of(
                Assignment.Kind.DESK,
                CRITERIA,
                List.of(
                        sheet(met("S01"), met("S02")),
                        sheet(met("S01"), notMet("S02", "缺佐证")),
                        sheet(met("S01"), met("S02"))));
        assertThat(at(agreement.result(), "S02").met()).isTrue();
        assertThat(at(agreement.result(), "S02").reason())
                .as("reasons of the side that lost")
                .isEmpty();
        assertThat(agreement.differing()).containsExactly("S02");
        assertThat(agreement.third()).isFalse();
    }

    @Test
    void pointsDifferOnlyWhenFurtherApartThanTheSettingAllows() {
        var near = List.of(sheet(points("S01", 700)), sheet(points("S01", 900)));
        assertThat(comparison.of(Assignment.Kind.DESK, CRITERIA, near).differing())
                .isEmpty();
        var far = List.of(sheet(points("S01", 700)), sheet(points("S01", 901)));
        assertThat(comparison.of(Assignment.Kind.DESK, CRITERIA, far).differing())
                .containsExactly("S01");
    }

    @Test
    void theMeanIsExactInHundredthsWithHalvesUp() {
        var third = List.of(sheet(points("S01", 100)), sheet(points("S01", 100)), sheet(points("S01", 101)));
        assertThat(mean(third)).isEqualTo(new Points(100));
        var half = List.of(sheet(points("S01", 100)), sheet(points("S01", 101)));
        assertThat(mean(half)).isEqualTo(new Points(101));
    }

    @Test
    void theMeanAgreesWithDecimalArithmeticForThousandsOfSheets() {
        var random = new Random(20220928);
        for (int round = 0; round < 5_000; round++) {
            List<Map<String, Judgement>> sheets = random.ints(1 + random.nextInt(7), 0, 10_001)
                    .mapToObj(h -> sheet(points("S01", h)))
                    .toList();
            var sum = sheets.stream()
                    .map(s -> new java.math.BigDecimal(
                            at(s, "S01").points().orElseThrow().toString()))
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
            var expected = sum.divide(java.math.BigDecimal.valueOf(sheets.size()), 2, java.math.RoundingMode.HALF_UP);
            assertThat(mean(sheets)).hasToString(expected.toString());
        }
    }

    private Points mean(List<Map<String, Judgement>> sheets) {
        return at(comparison.of(Assignment.Kind.PANEL, CRITERIA, sheets).result(), "S01")
                .points()
                .orElseThrow();
    }

    static Judgement at(Map<String, Judgement> sheet, String criterion) {
        return Optional.ofNullable(sheet.get(criterion)).orElseThrow();
    }

    private static Judgement met(String criterion) {
        return new Judgement(criterion, true, Optional.empty(), "");
    }

    private static Judgement notMet(String criterion, String reason) {
        return new Judgement(criterion, false, Optional.empty(), reason);
    }

    private static Judgement points(String criterion, int hundredths) {
        return new Judgement(criterion, true, Optional.of(new Points(hundredths)), "");
    }

    private static Map<String, Judgement> sheet(Judgement... judgements) {
        Map<String, Judgement> sheet = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            sheet.put(judgement.criterion(), judgement);
        }
        return sheet;
    }
}
