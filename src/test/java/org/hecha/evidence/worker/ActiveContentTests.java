package org.hecha.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hecha.evidence.Evidence.Reason;
import org.hecha.evidence.Evidence.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveContentTests {

    private static final String PROGRAM = "MZ\u0090\u0000 This program cannot be run in DOS mode.";

    @TempDir
    Path directory;

    Reads reads;

    @BeforeEach
    void aReaderIsThere() {
        reads = new Reads(directory);
    }

    private static byte[] document(String text, Map<String, String> more) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        entries.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        entries.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        entries.put(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                        + text + "</w:t></w:r></w:p></w:body></w:document>");
        entries.putAll(more);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "notice.pdf", "notice.doc", "photo.jpg", "noname"})
    void takesNoProgramForEvidenceWhateverItsName(String name) throws IOException {
        byte[] program = (PROGRAM + "x".repeat(600)).getBytes(StandardCharsets.ISO_8859_1);
        Reading reading = reads.bytes(name, program);
        assertThat(reading.state()).isEqualTo(State.QUARANTINED);
        assertThat(reading.reason()).contains(Reason.EXECUTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bat", "a.vbs", "a.js", "a.hta", "a.ps1", "a.jsp"})
    void takesNoTextThatRunsAtADoubleClick(String name) throws IOException {
        assertThat(reads.bytes(name, "echo hello".getBytes(StandardCharsets.US_ASCII))
                        .reason())
                .contains(Reason.EXECUTABLE);
    }

    @Test
    void saysThatADocumentHoldsMacrosAProgramOrFieldsThatFetchData() throws IOException {
        assertThat(reads.bytes("a.docm", document("x", Map.of("word/vbaProject.bin", "macro")))
                        .properties())
                .containsEntry("active.macros", "VBA");
        assertThat(reads.bytes("a.docx", document("x", Map.of("word/embeddings/oleObject1.bin", PROGRAM)))
                        .properties())
                .containsEntry("active.program", "word/embeddings/oleObject1.bin");
        assertThat(reads.bytes("a.docx", document(" DDEAUTO c:\\\\x", Map.of())).properties())
                .containsEntry("active.dde", "DDE");
    }

    @Test
    void saysNothingOfAPlainDocument() throws IOException {
        assertThat(reads.bytes("a.docx", document("plain", Map.of()))
                        .properties()
                        .keySet())
                .noneMatch(key -> key.startsWith("active."));
    }
}
