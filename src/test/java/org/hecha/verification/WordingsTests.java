package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hecha.dossier.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The many ways in which officers say the same thing: the files of {@code verification/wordings} are the rule book. A passage
 * stands in a paper of the county, signed in January 2022; {@code {name}} before it names the file, {@code {!name}} makes it
 * the whole paper.
 */
class WordingsTests {

    private static final Path FOLDER = Path.of("src", "test", "resources", "verification", "wordings");
    private static final String ENDING = "\n柏川县科学技术协会\n2022年1月12日";

    record Wording(String claim, String value, String verdict, String passage) {
        static Wording of(String line) {
            String[] parts = line.split(" \\| ", 4);
            return new Wording(parts[0], parts[1], parts[2], parts[3]);
        }

        Answer answer() {
            if (value.equals("true") || value.equals("false")) {
                return new Answer.YesNo(Boolean.parseBoolean(value), "");
            }
            String inside = value.substring(1, Math.max(1, value.length() - 1));
            return switch (value.charAt(0)) {
                case '"' -> new Answer.Text(inside);
                case '[' -> new Answer.Choices(Arrays.asList(inside.split(",")));
                case '{' -> new Answer.Rows(List.of(cells(inside)));
                default ->
                    value.matches("\\d{4}-\\d\\d-\\d\\d")
                            ? new Answer.Day(LocalDate.parse(value))
                            : new Answer.Amount(new BigDecimal(value));
            };
        }

        private static Map<String, String> cells(String row) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (String cell : row.split("; ")) {
                cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            }
            return cells;
        }

        Finding finding() {
            boolean named = passage.startsWith("{");
            int end = named ? passage.indexOf('}') : -1;
            boolean whole = passage.startsWith("{!");
            String name = named ? passage.substring(whole ? 2 : 1, end) : "情况.docx";
            String text =
                    passage.substring(end + 1).strip().replace("\\n", "\n").replace("\\t", "\t");
            return Bench.claiming(claim, answer())
                    .showing(name, whole ? text : "柏川县科普工作情况\n" + text + ENDING)
                    .finding();
        }

        String found() {
            return switch (finding()) {
                case Finding.Supported supported -> "S";
                case Finding.Contradicted contradicted -> "C";
                case Finding.Unsupported unsupported -> "U";
                case Finding.NotChecked unchecked -> unchecked.why();
            };
        }
    }

    static List<Wording> wordings() throws IOException {
        List<Wording> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Wording::of)
                        .forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void isUnderstood(Wording wording) {
        assertThat(wording.found()).isEqualTo(wording.verdict());
    }
}
