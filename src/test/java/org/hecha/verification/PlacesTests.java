package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hecha.evidence.EvidenceId;
import org.hecha.evidence.PageText;
import org.hecha.verification.Places.Whose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a document's number is, and by which names places are called. */
class PlacesTests {

    private final Places district = new Places("沧浯区", List.of("浯城市", "昶江省"), List.of("浯东区", "荻泊县"));

    @ParameterizedTest
    @CsvSource({
        "沧政办发, OWN",
        "浯科协发, ABOVE", // also a character of the district's own name
        "昶科协普函, ABOVE",
        "荻政发, OTHER",
        "岚政发, NOBODY"
    })
    void aCodeBelongsToWhomItsFirstCharacterNames(String code, Whose whose) {
        assertThat(district.issuer(code)).isEqualTo(whose);
    }

    @Test
    void aCodeMayTakeTheSecondCharacterWhereNobodyAboveBeginsWithIt() {
        var county = new Places("沧浯县", List.of("澄江市"), List.of());
        assertThat(county.issuer("浯政发")).isEqualTo(Whose.OWN);
    }

    @Test
    void autonomousPlacesAreCalledWithoutTheirPeoples() {
        var county = new Places("磐垭土家族苗族自治县", List.of("朵洛彝族自治州"), List.of());
        assertThat(county.names("磐垭教育局")).isEqualTo(Whose.OWN);
        assertThat(county.names("朵洛电视台")).isEqualTo(Whose.ABOVE);
        assertThat(county.names("彝族火把节")).isEqualTo(Whose.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "临澄市科协2021年总结|全市流动科技馆巡展5站。, ABOVE",
        "临澄市科协2021年总结|全市巡展5站，其中炉溪3站。, OWN",
        "炉溪市科协2021年总结|全市流动科技馆巡展5站。, OWN",
        "2021年总结|全市流动科技馆巡展5站。, OWN"
    })
    void allOfTheCityIsTheCityAboveInAPaperThatBeginsWithItsName(String text, Whose whose) {
        var city = new Places("炉溪市", List.of("临澄市", "岚川省"), List.of("石湾县"));
        var id = new EvidenceId(UUID.randomUUID());
        var page = new PageText(id, 1, text.replace('|', '\n'), false, 1);
        assertThat(new Paper(id, "总结.docx", "", List.of(), List.of(page), city).issuer())
                .isEqualTo(whose);
    }
}
