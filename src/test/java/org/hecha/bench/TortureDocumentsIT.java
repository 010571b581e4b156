package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void everyOddFileEndsInANamedStateAndNobodyCallsOut(@TempDir Path directory) throws Exception {
        Path pdf = Path.of("src/test/resources/evidence/budget.pdf");
        byte[] whole = Files.readAllBytes(pdf);
        Files.write(directory.resolve("whole.pdf"), whole);
        Files.write(directory.resolve("cut.pdf"), Arrays.copyOf(whole, whole.length / 3));
        Files.write(directory.resolve("named wrongly.docx"), whole);
        Files.write(directory.resolve("zeros.xlsx"), new byte[4096]);
        Files.write(directory.resolve("empty.txt"), new byte[0]);

        Map<String, Object> answer = new TortureDocuments(store).maltreat(directory);

        assertThat(answer).containsEntry("files", 5).containsEntry("outboundConnections", 0);
        assertThat(answer.get("byState").toString())
                .contains("REFUSED=1", "READ=")
                .doesNotContain("NOT_ENDED");
    }
}
