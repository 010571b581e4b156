package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a document says of itself is its own, not that of the copy its pages are drawn from. */
class OwnFactsTests {

    private static final Instant MADE = Instant.parse("2022-03-04T02:30:00Z");

    @TempDir
    Path directory;

    @Test
    void aDocumentReadThroughTheOfficeSuiteKeepsItsAuthorAndItsDay() throws IOException {
        Tools tools = Tools.find();
        assumeTrue(tools.soffice().isPresent(), "no office suite on this machine");
        var reads = new Reads(directory);
        reads.tools = tools;

        Reading reading = reads.bytes("汇报.docx", document());

        assertThat(reading.text().getFirst().text()).isEqualTo("开展科普活动52场");
        assertThat(reading.properties())
                .containsEntry("creator", "祝闻笙")
                .containsEntry("created", MADE.toString())
                .doesNotContainKeys("producer", "pdf.updates");
    }

    private static byte[] document() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("开展科普活动52场");
            var core = document.getProperties().getCoreProperties();
            core.setCreator("祝闻笙");
            core.setCreated(Optional.of(Date.from(MADE)));
            document.write(out);
            return out.toByteArray();
        }
    }
}
