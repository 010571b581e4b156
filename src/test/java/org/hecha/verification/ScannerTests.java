package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.hecha.search.NormalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "十四五规划",
                "一体两翼",
                "发挥统一领导作用",
                "第三次全体会议",
                "科协办发普字〔2020〕13号",
                "2021年3月5日",
                "统一社会信用代码51990122MJ0A110157",
                "电话199 0000 9013",
                "广播FM102.1",
                "三长兼职",
                "1.加强领导",
            })
    void findsNoCountInWordsDatesAndCodes(String text) {
        assertThat(amounts(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1236人, 1236, 1236, 1236",
        "'1，236 人', 1236, 1236, 1236",
        "１２３６人, 1236, 1236, 1236",
        "一千二百三十六人, 1236, 1236, 1236",
        "一百二十点五万元, 1205000, 1205000, 1205000",
        "共三百零一天, 301, 301, 301",
        "二十四名, 24, 24, 24",
        "壹仟贰佰元, 1200, 1200, 1200",
        "1.24万人, 12400, 12350, 12450",
        "22.43万人, 224300, 224250, 224350",
        "约86万人次, 860000, 855000, 865000",
        "两次, 2, 2, 2",
        "唯一一站, 1, 1, 1",
        "引进两站, 2, 2, 2",
        "50余场, 50, 50, 60",
        "0.52万余人, 5200, 5200, 5300",
        "不少于1000人, 1000, 1000, 2000",
        "50场以上, 50, 50, 60",
        "近3000人, 3000, 2000, 3000",
        "1至3人, 3, 1, 3",
        "六千二百一十二个半小时, 6212.5, 6212.45, 6212.55",
        "83.5％, 83.5, 83.45, 83.55",
        "百分之八十三点五, 83.5, 83.45, 83.55",
        "八成以上, 80, 80, 90",
    })
    void readsNumbersInThePrecisionOfTheirWriting(String text, BigDecimal written, BigDecimal low, BigDecimal high) {
        assertThat(amounts(text)).singleElement().satisfies(q -> {
            assertThat(q.written()).isEqualByComparingTo(written);
            assertThat(q.low()).isEqualByComparingTo(low);
            assertThat(q.high()).isEqualByComparingTo(high);
        });
    }

    @Test
    void readsLessThanAThousandAsNotAThousand() {
        Quantity few = amounts("去重后不足一千人").get(0);
        assertThat(few.refutes(new BigDecimal("1086"))).isTrue();
        assertThat(few.compatible(new BigDecimal("947"))).isTrue();
    }

    @Test
    void doesNotHoldAFloorAgainstALargerNumber() {
        Quantity floor = amounts("超过8万人").get(0);
        assertThat(floor.refutes(new BigDecimal("638217"))).isFalse();
        assertThat(floor.refutes(new BigDecimal("70000"))).isTrue();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2021年3月5日, 2021-03-05",
        "2021.3.5, 2021-03-05",
        "2021-03-05, 2021-03-05",
        "二〇二一年三月五日, 2021-03-05",
        "二○二一年三月, 2021-03",
        "20210305, 2021-03-05",
        "2021年, 2021",
        "2022年6月30日24时, 2022-06-30 24:00",
        "2022-08-28 21:14, 2022-08-28 21:14",
    })
    void readsDatesAsFarAsTheyAreWritten(String text, String date) {
        assertThat(Scanner.scan(NormalText.normal(text)))
                .singleElement()
                .satisfies(f -> assertThat(((Token.Day) f.token()).date()).hasToString(date));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "科协办发普字〔2020〕13号, 科协办发普字〔2020〕13号",
        "府办专督〔2020〕   24   号, 府办专督〔2020〕24号",
        "唐科协字[2009]32号, 唐科协字〔2009〕32号",
        "柏政办发（2021）第03号, 柏政办发〔2021〕3号",
        "柏政办发【2021】38號, 柏政办发〔2021〕38号",
        "根据柏办发〔2019〕26号, 柏办发〔2019〕26号",
    })
    void readsDocumentNumbersLeniently(String text, String number) {
        assertThat(DocNumber.parse(text)).hasValueSatisfying(n -> assertThat(n).hasToString(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"房产证第0014777号", "柏科协〔2022〕　　号", "2022年第6期"})
    void findsNoDocumentNumberWhereThereIsNone(String text) {
        assertThat(DocNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"51990122MJ0A110157, true", "51990122MJ0A110158, false", "5199012, false"})
    void checksTheLastCharacterOfCreditCodes(String code, boolean valid) {
        assertThat(CreditCodes.valid(code)).isEqualTo(valid);
    }

    private static List<Quantity> amounts(String text) {
        return Scanner.scan(NormalText.normal(text)).stream()
                .map(Scanner.Found::token)
                .filter(Token.Amount.class::isInstance)
                .map(t -> ((Token.Amount) t).quantity())
                .toList();
    }
}
