package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({
        "全年支出83.6万元, false",
        "单位：万元\\n科普活动\\t83.6, true",
        "单位：元\\n科普活动\\t836000, false",
        "（单位：万元）科普经费 83.6, true",
        "预算以万元计，其中科普836000元, false",
    })
    void knowsWhichBareNumbersCountInTenThousands(String text, boolean inTenThousands) {
        Paper paper = paper(text.replace("\\n", "\n").replace("\\t", "\t"), false);
        int at = paper.reading().text().indexOf(Token.NUMBER);
        assertThat(Money.inTenThousands(paper, at)).isEqualTo(inTenThousands);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1286, 1236, true",
        "true, 1289, 1236, false",
        "true, 286, 1286, true",
        "false, 1286, 1236, false",
        "true, 9, 8, false",
    })
    void takesOneStrangeDigitOfAPictureForAMisreading(boolean ocr, String read, String claimed, boolean misread) {
        Paper paper = paper("共" + read + "人", ocr);
        int at = paper.reading().text().indexOf(Token.NUMBER);
        var amount = (Token.Amount) paper.reading().token(at);
        assertThat(Judgement.misread(paper, amount.quantity(), new java.math.BigDecimal(claimed)))
                .isEqualTo(misread);
    }

    private static Paper paper(String text, boolean ocr) {
        EvidenceId id = new EvidenceId(new UUID(0, 1));
        return new Paper(
                id,
                "经费.txt",
                "",
                List.of(),
                List.of(new PageText(id, 1, text, ocr, ocr ? 0.9 : 1)),
                new Places("柏川县", List.of("临澄市", "岚川省"), List.of("石湾县")));
    }
}
