package org.hecha.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.standard.Criterion;
import org.hecha.standard.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTests {

    private static final Measure WHOLE = new Measure.Number(0, Optional.empty(), Optional.empty(), "", "", "");
    private static final Measure CENTS = new Measure.Number(2, Optional.empty(), Optional.empty(), "", "", "");
    private static final Measure YES = new Measure.YesNo(Optional.of(true), "", "编号");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一千     | no-number",
                "1千      | no-number",
                "-3       | negative",
                "3.5      | not-whole",
                "1,23     | no-number",
                "1e3      | no-number",
                "1000人   | no-number",
                "NaN      | no-number",
                "0x10     | no-number",
                "9999999999999999 | no-number"
            })
    void refusesWhatIsNoWholeNumber(String text, String problem) {
        assertThatThrownBy(() -> Answers.parse(claim(WHOLE), text))
                .isInstanceOfSatisfying(
                        MalformedAnswer.class, e -> assertThat(e.facts()).containsEntry("problem", problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1236", "1,236", "１２３６", "1 236", "１，２３６", " 1236 ", "1236.0", "1,236.00"})
    void readsNumbersAsPeopleWriteThem(String text) {
        assertThat(Answers.parse(claim(WHOLE), text)).contains(new Answer.Amount(new BigDecimal("1236")));
    }

    @Test
    void refusesMoreDigitsThanTheClaimHas() {
        assertThat(Answers.parse(claim(CENTS), "412.60")).contains(new Answer.Amount(new BigDecimal("412.6")));
        assertThatThrownBy(() -> Answers.parse(claim(CENTS), "412.605")).hasMessageContaining("too-precise");
    }

    @Test
    void nothingIsAnEmptyAnswerNotAMalformedOne() {
        for (String nothing : List.of("", "  ", "\n")) {
            assertThat(Answers.parse(claim(WHOLE), nothing)).isEmpty();
        }
        assertThat(Answers.fromJson(claim(WHOLE), "null")).isEmpty();
        assertThat(Answers.parse(claim(WHOLE), List.of("", " "))).isEmpty();
        assertThat(Answers.parse(claim(WHOLE), "0")).isPresent();
    }

    @Test
    void readsAYesWithItsDetail() {
        assertThat(Answers.parse(claim(YES), List.of("是", "LC9902260001")))
                .contains(new Answer.YesNo(true, "LC9902260001"));
        assertThat(Answers.parse(claim(YES), "无")).contains(new Answer.YesNo(false, ""));
        assertThatThrownBy(() -> Answers.parse(claim(YES), "大概")).hasMessageContaining("no-yes-or-no");
    }

    @Test
    void refusesDaysThatDoNotExist() {
        Criterion.Claim day = claim(new Measure.Day(true));
        assertThatThrownBy(() -> Answers.parse(day, "2022-02-30")).hasMessageContaining("no-day");
        assertThatThrownBy(() -> Answers.parse(day, "2022-06")).hasMessageContaining("no-day");
        assertThat(Answers.parse(day, "２０２２年6月20日")).contains(new Answer.Day(LocalDate.of(2022, 6, 20)));
    }

    @Test
    void refusesACreditCodeWithOneWrongCharacter() {
        Criterion.Claim code = claim(new Measure.CreditCode("51"));
        assertThat(Answers.parse(code, "51990221mj2k09380c")).contains(new Answer.Text("51990221MJ2K09380C"));
        assertThatThrownBy(() -> Answers.parse(code, "51990221MJ2K09381C")).hasMessageContaining("check-character");
        assertThatThrownBy(() -> Answers.parse(code, "5199022")).hasMessageContaining("no-credit-code");
    }

    @Test
    void refusesChoicesThatWereNotOffered() {
        Criterion.Claim one = claim(new Measure.Choice(List.of("自然人", "人次"), false, Optional.empty()));
        assertThatThrownBy(() -> Answers.parse(one, "户")).hasMessageContaining("no-option");
        assertThatThrownBy(() -> Answers.parse(one, List.of("自然人", "人次"))).hasMessageContaining("one-value");
        Criterion.Claim free = claim(new Measure.Choice(List.of(), true, Optional.empty()));
        assertThat(Answers.parse(free, "文创园、绿道驿站，文创园")).contains(new Answer.Choices(List.of("文创园", "绿道驿站")));
    }

    @Test
    void refusesColumnsATableDoesNotHave() {
        Criterion.Claim table = claim(new Measure.Table(
                List.of(new Measure.Table.Column("名称", "text"), new Measure.Table.Column("人数", "number")),
                0,
                "",
                List.of()));
        assertThatThrownBy(() -> Answers.parseRows(table, List.of(Map.of("电话", "1"))))
                .hasMessageContaining("no-column");
        assertThatThrownBy(() -> Answers.parseRows(table, List.of(Map.of("人数", "很多"))))
                .hasMessageContaining("no-number");
        assertThat(Answers.parseRows(table, List.of(Map.of("名称", "油茶分队", "人数", "１,402"), Map.of("名称", " "))))
                .contains(new Answer.Rows(List.of(Map.of("名称", "油茶分队", "人数", "1402"))));
    }

    @Test
    void computesAQuotientAndNothingFromNothing() {
        Criterion.Claim perCapita =
                claim(new Measure.Quotient("budget_y", "resident_pop", new BigDecimal(10000), 2, Optional.empty()));
        Map<String, Answer> answers = new HashMap<>();
        answers.put("budget_y", new Answer.Amount(new BigDecimal("185")));
        assertThat(Answers.computed(perCapita, answers)).isEmpty();
        answers.put("resident_pop", new Answer.Amount(BigDecimal.ZERO));
        assertThat(Answers.computed(perCapita, answers)).isEmpty();
        answers.put("resident_pop", new Answer.Amount(new BigDecimal("281400")));
        assertThat(Answers.computed(perCapita, answers)).contains(new Answer.Amount(new BigDecimal("6.57")));
    }

    @Test
    void keepsEveryAnswerOfTheSampleDossiersThroughJsonAndBack() throws IOException {
        var standard = org.hecha.standard.AStandard.edition();
        int read = 0;
        for (String county : Specimens.COUNTIES) {
            for (var criterion : Specimens.sample(county).properties()) {
                for (var value : criterion.getValue().properties()) {
                    Criterion.Claim claim =
                            standard.claim(criterion.getKey(), value.getKey()).orElseThrow();
                    Optional<Answer> answer =
                            Answers.fromJson(claim, value.getValue().toString());
                    if (answer.isPresent()) {
                        String json = Answers.json(answer.get());
                        assertThat(Answers.fromJson(claim, json)).isEqualTo(answer);
                        assertThat(Answers.parse(claim, Answers.text(answer.get())))
                                .isPresent();
                        assertThat(new ObjectMapper().readTree(json).getNodeType())
                                .isEqualTo(value.getValue().getNodeType());
                        read++;
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(280);
    }

    private static Criterion.Claim claim(Measure measure) {
        return new Criterion.Claim(
                "x", "x", "", measure, "", Criterion.Basis.STATED, "", false, true, "", Criterion.Checking.NONE);
    }
}
