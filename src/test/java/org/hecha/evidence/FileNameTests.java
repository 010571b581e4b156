package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "a\nb.pdf", "a\u0000.pdf", "a\u202Efdp.exe", "\uD800.pdf"})
    void refusesNamesNoFileMayHave(String name) {
        assertThatThrownBy(() -> FileName.clean(name)).isInstanceOf(BadFileName.class);
    }

    @Test
    void refusesMoreThanFourHundredCharacters() {
        assertThat(FileName.clean("x".repeat(400))).hasSize(400);
        assertThatThrownBy(() -> FileName.clean("x".repeat(401))).isInstanceOf(BadFileName.class);
    }

    @ParameterizedTest
    @CsvSource({
        "..\\..\\etc\\passwd, ../../etc/passwd",
        "/标准一//会议/纪要.pdf, 标准一/会议/纪要.pdf",
        "e\u0301.txt, \u00E9.txt",
        "-rf.pdf, -rf.pdf"
    })
    void keepsNamesAsTextInOneForm(String sent, String kept) {
        assertThat(FileName.clean(sent)).isEqualTo(kept);
    }
}
