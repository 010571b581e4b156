package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hecha.dossier.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The many ways in which officers say the same thing: {@code verification/wordings.txt} is the rule book. */
class WordingsTests {

    record Wording(String claim, String value, String verdict, String passage) {
        static Wording of(String line) {
            String[] parts = line.split(" \\| ", 4);
            return new Wording(parts[0], parts[1], parts[2], parts[3]);
        }

        Answer answer() {
            return value.equals("true") || value.equals("false")
                    ? new Answer.YesNo(Boolean.parseBoolean(value), "")
                    : new Answer.Amount(new BigDecimal(value));
        }
    }

    static List<Wording> wordings() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WordingsTests.class.getResourceAsStream("/verification/wordings.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Wording::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void isUnderstood(Wording wording) {
        String passage = wording.passage().replace("\\n", "\n").replace("\\t", "\t");
        Finding finding = Bench.claiming(wording.claim(), wording.answer())
                .showing("情况.docx", "柏川县科普工作情况\n" + passage + "\n柏川县科学技术协会\n2022年1月12日")
                .finding();

        assertThat(verdict(finding)).isEqualTo(wording.verdict());
    }

    private static String verdict(Finding finding) {
        return switch (finding) {
            case Finding.Supported supported -> "S";
            case Finding.Contradicted contradicted -> "C";
            case Finding.Unsupported unsupported -> "U";
            case Finding.NotChecked unchecked -> unchecked.why();
        };
    }
}
