package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTests {

    @ParameterizedTest
    @CsvSource({
        "1236, 1236",
        "'1,236', 1236",
        "126.8万, 1268000",
        "126.80万, 1268000",
        "2亿, 200000000",
        "83.5%, 83.5%",
        "百分之八十三点五, 83.5%",
        "百分之83.5, 83.5%",
        "一千二百三十六, 1236",
        "八十三, 83",
        "十二, 12",
        "二百一十, 210",
        "一百零五, 105",
        "十二万八千, 128000",
        "两千, 2000",
        "二〇二一, 2021",
        "三亿五千万, 350000000",
        "三十一点五, 31.5",
    })
    void areTheSameInEveryWriting(String written, String value) {
        assertThat(Values.in(NormalText.normal(written)))
                .extracting(Values.Value::value)
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"万一", "十百", "百万千", "一", "亿万", "千万"})
    void areNotSeenInWordsThatOnlyLookLikeNumbers(String word) {
        assertThat(Values.in(NormalText.normal(word))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'1268,000元', 1268000", "'2.743,600', 2743600", "'4.860', 4860"})
    void areSeenWhereAScanMangledTheCommas(String scanned, String value) {
        assertThat(Values.in(NormalText.normal(scanned)))
                .extracting(Values.Value::value)
                .contains(value);
    }
}
