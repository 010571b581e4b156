package org.hecha.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hecha.shared.PersonalData.Kind;
import org.hecha.shared.SyntheticPersons.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    private static final List<Person> PEOPLE = SyntheticPersons.some(200, 7);
    private static final Random RANDOM = new Random(11);

    /** How clerks, typesetters and OCR write a number. */
    private static final Map<String, UnaryOperator<String>> WRITTEN = new TreeMap<>(Map.of(
            "as it is", number -> number,
            "wide", PersonalDataTests::wide,
            "one by one", number -> String.join(" ", number.split("")),
            "one a cell", number -> String.join("\t", number.split("")),
            "over a line end", PersonalDataTests::broken,
            "over a line end with indentation", number -> broken(number).replace("\n", " \r\n  "),
            "lower case", number -> number.toLowerCase(java.util.Locale.ROOT),
            "with invisible characters", number -> number.substring(0, 5) + "\u200B" + number.substring(5)));

    private static String wide(String number) {
        return number.chars()
                .map(c -> c - '!' + '\uFF01')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String broken(String number) {
        int at = 1 + RANDOM.nextInt(number.length() - 1);
        return number.substring(0, at) + "\n" + number.substring(at);
    }

    @Test
    void leavesNoNumberOfTwoHundredPersonsReadableHoweverItIsWritten() {
        for (Person person : PEOPLE) {
            WRITTEN.forEach((how, write) -> {
                for (String number : person.numbers()) {
                    // an invisible character in the midst of a mobile number or card makes groups nobody writes
                    if (how.startsWith("with invisible") && !number.equals(person.identity())) {
                        continue;
                    }
                    String text = "姓名 " + person.name() + "，证件号 " + write.apply(number) + "。合计 12 人";
                    String shown = PersonalData.masked(text);
                    assertThat(shown).as("%s %s", how, text).hasSameSizeAs(text).endsWith("。合计 12 人");
                    assertThat(digits(shown.substring(0, shown.indexOf('。'))))
                            .as("%s %s", how, text)
                            .hasSizeLessThanOrEqualTo(7);
                }
            });
        }
    }

    private static String digits(String text) {
        return text.chars()
                .filter(c -> Character.digit(c, 10) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void findsEveryNumberOfARosterWhetherRowsArePartedByTabsSpacesOrNothing() {
        for (String between : List.of("\t", " ", "  ", "，", "")) {
            for (Person person : PEOPLE) {
                String row = String.join(between, person.identity(), person.mobile(), "科技馆");
                assertThat(PersonalData.in(row))
                        .as(row)
                        .extracting(PersonalData.Place::kind)
                        .containsExactly(Kind.IDENTITY, Kind.MOBILE);
            }
        }
    }

    @Test
    void findsCardsAndNumbersBesideEachOtherInLongTables() {
        for (Person person : PEOPLE) {
            String row = "1\t" + person.name() + "\t" + person.oldIdentity() + "\t" + person.mobile() + "\t"
                    + person.card() + "\t2400.00\n2\t";
            assertThat(PersonalData.in(row))
                    .as(row)
                    .extracting(place -> row.substring(place.start(), place.end()))
                    .containsExactly(person.oldIdentity(), person.mobile(), person.card());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "990226199001011233,990*************33",
        "９９０２２６１９９００１０１１２３３,９９０*************３３",
        "990226 1990 0101 1233,990*** **** **** **33",
        "990226900101123,990**********23",
        "13800138000,138****8000",
        "138-0013-8000,138-****-8000",
        "+86 13800138000,+86 138****8000",
        "8613800138000,86138****8000",
        "6222 0211 1111 1111 112,**** **** **** ***1 112",
        "4111111111111111,************1111",
    })
    void hidesTheMiddleAndKeepsWhatRecognisesIt(String text, String shown) {
        assertThat(PersonalData.masked(text)).isEqualTo(shown);
    }

    @Test
    void takesAnXForACheckDigitOnlyWhereItIsOne() {
        Person signed = SyntheticPersons.some(2000, 3).stream()
                .filter(person -> person.identity().endsWith("X"))
                .findFirst()
                .orElseThrow();
        String identity = signed.identity();
        assertThat(PersonalData.masked(identity))
                .startsWith("990*".replace("990", identity.substring(0, 3)))
                .endsWith("X");
        assertThat(PersonalData.masked(identity.replace('X', '\uFF58'))).contains("*************");
        assertThat(PersonalData.masked(identity.substring(0, 17) + "Xerox"))
                .isEqualTo(identity.substring(0, 17) + "Xerox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0535-6543210", // a land line
                "全年投入 13800138000 元", // an amount
                "13800138000.50",
                "0.13800138000",
                "990226202202301239", // no such day, as in numbers of files
                "鲁科协发〔2021〕12 号",
                "2021B2-990226",
                "9b1c13800138000adf00aa11bb22cc33dd44ee55ff66", // a digest
                "3f2504e0-4f89-41d3-9a0c-13800138000a", // an id
                "12 345 678 901 234 567 890", // columns
                "1380013800", // too short
                "138001380001", // too long
                "6222021111111111111", // no card: the check digit is wrong
                "1\t3\t5\t2\t0\t4\t1\t1\t2\t3\t5\t2", // activities by month
                "2021\t15\t623\t412\t345\n2022\t16\t701\t433\t388",
            })
    void leavesEverythingElseAsItIs(String text) {
        assertThat(PersonalData.masked(text)).isEqualTo(text);
    }

    @Test
    void hidesTheRestOfANumberInWhichAScanMisreadOneDigit() {
        assertThat(PersonalData.masked("990226199001011231")).isEqualTo("990*************31");
    }

    @Test
    void masksTwiceAsOnce() {
        for (Person person : PEOPLE) {
            String text = String.join(" / ", person.numbers());
            String once = PersonalData.masked(text);
            assertThat(PersonalData.masked(once)).isEqualTo(once);
        }
    }

    @Test
    void isQuickOnAPageFullOfDigits() {
        String page = "1382021".repeat(30_000);
        PersonalData.masked(page);
        long begin = System.nanoTime();
        PersonalData.masked(page);
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(3_000);
    }
}
