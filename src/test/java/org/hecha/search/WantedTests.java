package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "箬办发〔2019〕26号|箬办发〔2019〕26号",
                "箬办发[2019]26号|箬办发〔2019〕26号",
                "槐办发 2017 62号|槐办发〔2017〕62号",
                "槐办发 2017 62|槐办发〔2017〕62号",
                "望政办发〔2021〕44號|望政办发〔2021〕44号",
                "赭办发〔2022〕|赭办发〔2022〕",
                "科普经费 赭办发〔2022〕9号|赭办发〔2022〕9号",
            })
    void recognisesDocumentNumbers(String typed, String number) {
        assertThat(Wanted.of(typed).numbers()).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2021年科普活动 36场", "科普经费 2021 126", "常住人口 41.17万", "1 236人", "科技活动周2021"})
    void doesNotTakeOtherNumbersForDocumentNumbers(String typed) {
        assertThat(Wanted.of(typed).numbers()).isEmpty();
    }

    @Test
    void takesQuotesInAnyMarks() {
        assertThat(Wanted.of("“甲方”「乙方」\"丙方\" 丁方").quotes()).containsExactly("甲方", "乙方", "丙方");
        assertThat(Wanted.of("“甲方”「乙方」\"丙方\" 丁方").words()).containsExactly("丁方");
    }

    @Test
    void dropsWhatOnlyAsks() {
        assertThat(Wanted.of("科普经费有多少？").words()).containsExactly("科普经费");
        assertThat(Wanted.of("改革方案是哪年印发的").words()).containsExactly("改革方案", "印发的");
        assertThat(Wanted.of("有多少").nothing()).isTrue();
    }

    @Test
    void keepsWordsAsTypedTogether() {
        assertThat(Wanted.of("常委会 听取 科协 汇报").words()).containsExactly("常委会", "听取", "科协", "汇报");
        assertThat(Wanted.of("常委会 听取 科协 汇报").whole()).isEqualTo("常委会听取科协汇报");
    }

    @Test
    void usesFiveHundredCharactersAtMost() {
        var wanted = Wanted.of("科".repeat(10_000));
        assertThat(wanted.words())
                .singleElement()
                .satisfies(word -> assertThat(word).hasSize(Wanted.LONGEST));
    }
}
