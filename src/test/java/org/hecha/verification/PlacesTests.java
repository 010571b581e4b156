package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
