package org.hecha.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionReaderTests {

    private static final String EDITION = """
            edition: 2031-2035
            title: 标准
            source: 某文件
            criteria:
              - id: S01
                title: 志愿服务
                category: 能力
                text: 不少于1000人。
                judgement: 数值
                window: {kind: POINT_IN_TIME, text: 时点}
                claims:
                  - key: registered
                    label: 注册人数
                    measure: {type: number, least: 1000}
                    unit: 人
                    basis: stated
                  - key: active
                    label: 活跃人数
                    measure: {type: ratio, of: registered, least: 0.5}
                    unit: 人
                slots:
                  - {code: E01-1, label: 名册, formats: [XLSX], wanted: 1}
                search: {must: 科技志愿, patterns: ['注册(\\d+)人']}
            """;

    @ParameterizedTest(name = "{0} → {1} is refused: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "label: 注册人数 | lable: 注册人数 | 2031.yaml:12: “label” is missing",
                "unit: 人 | unti: 人 | the key “unti” is not known here. Known are basis, ",
                "of: registered | of: registred | “active” refers to “registred”, which this criterion does not have",
                "of: registered | of: active2 | 2031.yaml:17: ",
                "least: 0.5 | least: 50 | 50 is no share. Write a fraction from 0 to 1",
                "least: 1000 | least: viele | “viele” is no number",
                "type: number | type: nummer | “nummer” is no measure",
                "basis: stated | basis: guessed | “guessed” is not known for “basis”. Use one of [STATED, DEFAULT, PROVINCE]",
                "key: active | key: registered | claim “registered” stands here twice",
                "wanted: 1 | wanted: 9 | more files are wanted than may be given",
                "kind: POINT_IN_TIME | kind: MONTHS_BEFORE | “months” goes with MONTHS_BEFORE and only with it",
                "'[''注册(\\d+)人'']' | '[''注册(\\d+人'']' | is no regular expression",
                "id: S01 | id: [S01] | a single value was expected here",
            })
    void refusesWhatCannotBeUsedWithItsLineAndARemedy(String right, String wrong, String message) {
        assertThat(EDITION).contains(right);
        String text = EDITION.replace(right, wrong);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedStandard.class)
                .hasMessageMatching("(?s)2031\\.yaml:\\d+: .+\\. .+\\.")
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void refusesAKeyThatStandsTwiceInOneMapping() {
        assertThatThrownBy(() -> read(EDITION.replace("source: 某文件", "source: 某文件\nsource: 另一文件")))
                .isInstanceOf(MalformedStandard.class)
                .hasMessage("2031.yaml:4: the key “source” stands here twice. Keep one of them.");
    }

    @Test
    void refusesTextThatIsNoYaml() {
        assertThatThrownBy(() -> read("edition: [unclosed"))
                .isInstanceOf(MalformedStandard.class)
                .hasMessageStartingWith("2031.yaml:1: this is not YAML");
    }

    @Test
    void readsCriteriaClaimsAndSlotsAndPutsTheFullTextTogether() {
        Standard standard = read(EDITION);
        assertThat(standard.fullText()).contains("1.不少于1000人。");
        assertThat(standard.claim("S01", "active").orElseThrow().measure()).isInstanceOf(Measure.Ratio.class);
        assertThat(standard.slots())
                .singleElement()
                .satisfies(s -> assertThat(s.cap()).isEqualTo(5));
    }

    private static Standard read(String text) {
        return EditionReader.read(Yaml.read("2031.yaml", new StringReader(text)));
    }
}
