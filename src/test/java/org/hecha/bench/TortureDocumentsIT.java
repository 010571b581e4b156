package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The short form of {@code ./hecha torture documents DIR}. */
@InApplication
class TortureDocumentsIT {

    @Autowired
    EvidenceStore store;

    @Autowired
    ObjectMapper json;

    @Test
    void everyOddFileEndsInANamedStateAndNobodyCallsOut(@TempDir Path directory, @TempDir Path spoiled)
            throws Exception {
        Path pdf = Path.of("src/test/resources/evidence/budget.pdf");
        byte[] whole = Files.readAllBytes(pdf);
        Files.write(directory.resolve("whole.pdf"), whole);
        Files.write(directory.resolve("cut.pdf"), Arrays.copyOf(whole, whole.length / 3));
        Files.write(directory.resolve("named wrongly.docx"), whole);
        Files.write(directory.resolve("zeros.xlsx"), new byte[4096]);
        Files.writeString(directory.resolve("page.html"), "<html><body>12</body></html>");
        OddFiles.make(directory, spoiled, 24, 7);
        Files.write(directory.resolve("empty.txt"), new byte[0]);

        Map<String, Object> answer = new TortureDocuments(store, json).maltreat(List.of(directory, spoiled));

        assertThat(answer)
                .containsEntry("files", 30)
                .containsEntry("outboundConnectionsWhereTo", List.of())
                .containsEntry("applicationRestarts", 0);
        assertThat(answer.get("byState").toString())
                .contains("REFUSED=1", "READ=")
                .doesNotContain("NOT_ENDED");
        assertThat(answer.get("peakMemoryMb").toString())
                .as("it was the workers that were watched")
                .doesNotContain("largestWorker=0");
    }

    @Test
    void spoilsTheSameFilesInTheSameWayAgain(@TempDir Path directory, @TempDir Path first, @TempDir Path second)
            throws Exception {
        Files.writeString(directory.resolve("a.txt"), "text ".repeat(1000));
        Files.writeString(directory.resolve("b.csv"), "1,2,3\n".repeat(1000));
        OddFiles.make(directory, first, 16, 3);
        OddFiles.make(directory, second, 16, 3);
        try (var files = Files.list(first)) {
            for (Path file : files.toList()) {
                assertThat(Files.size(second.resolve(file.getFileName()))).isEqualTo(Files.size(file));
            }
        }
    }

    @Test
    void countsApplicationsThatEndedAndDoesNotTryTheirFilesAgain(@TempDir Path directory, @TempDir Path other)
            throws Exception {
        Files.writeString(directory.resolve("deadly.txt"), "deadly");
        Files.writeString(directory.resolve("harmless.txt"), "harmless");
        Path journal = other.resolve("journal");
        Files.writeString(journal, """
                {"what":"STARTED","file":"","ended":null}
                {"what":"BEGUN","file":"deadly.txt","ended":null}
                """);

        Map<String, Object> answer = new TortureDocuments(store, json, journal).maltreat(List.of(directory));

        assertThat(answer).containsEntry("applicationRestarts", 1).containsEntry("files", 2);
        assertThat(answer.get("byState").toString()).contains("ENDED_THE_APPLICATION=1");
    }
}
