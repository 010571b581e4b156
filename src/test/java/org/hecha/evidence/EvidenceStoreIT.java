package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hecha.InApplication;
import org.hecha.evidence.worker.Tools;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InApplication
class EvidenceStoreIT {

    private static final String CLERK = "clerk-990122";

    @Autowired
    EvidenceStore store;

    final CollectionId collection = new CollectionId(UUID.randomUUID());

    @Test
    void refusesTheSameBytesTwiceInOneCollectionAndNamesTheFirst() {
        Receipt first = receive("a/notice.txt", "the same");

        assertThatThrownBy(() -> receive("b/copy.txt", "the same"))
                .isInstanceOfSatisfying(
                        AlreadyReceived.class,
                        refusal -> assertThat(refusal.facts())
                                .containsEntry("first", first.id().toString())
                                .containsEntry("path", "a/notice.txt"));
        assertThat(store.of(collection)).hasSize(1);
    }

    @Test
    void refusesEmptyFilesAndNamesNoFileMayHave() {
        assertThatThrownBy(() -> receive("empty.pdf", "")).isInstanceOf(EmptyFile.class);
        assertThatThrownBy(() -> receive("", "x")).isInstanceOf(BadFileName.class);
        assertThatThrownBy(() -> receive("a\u0000.pdf", "x")).isInstanceOf(BadFileName.class);
        assertThatThrownBy(() -> receive("x".repeat(401), "x")).isInstanceOf(BadFileName.class);
        assertThat(store.of(collection)).isEmpty();
    }

    @Test
    void readsWhatItReceivedAndGivesBackTheSameBytes() throws IOException {
        byte[] bytes = sample("funds.xlsx");
        Receipt receipt = store.receive(collection, "..\\05\\funds.xlsx", new ByteArrayInputStream(bytes), CLERK);

        assertThat(receipt.path()).isEqualTo("../05/funds.xlsx");
        Evidence read = finished(receipt.id());
        assertThat(read.state()).isEqualTo(Evidence.State.READ);
        assertThat(store.pagesOf(receipt.id()))
                .first()
                .satisfies(page -> assertThat(page.text()).contains("\t"));
        try (InputStream in = store.open(receipt.id())) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void knowsThePlaceOfEveryCharacterOfADocumentAndDrawsItsPages() throws IOException {
        assumeTrue(Tools.find().soffice().isPresent(), "pages of documents are those of the office suite");
        Receipt receipt =
                store.receive(collection, "coverage.docx", new ByteArrayInputStream(sample("coverage.docx")), CLERK);

        finished(receipt.id());
        PageText page = store.pagesOf(receipt.id()).getFirst();
        assertThat(store.boxes(receipt.id(), 1))
                .hasValueSatisfying(
                        boxes -> assertThat(boxes.boxes()).hasSize(page.text().length()));
        assertThat(store.picture(receipt.id(), 1))
                .hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(store.picture(receipt.id(), 99)).isEmpty();
    }

    @Test
    void readsTextInGbkAndTakesItOutOfTheCollectionAgain() {
        Receipt receipt = store.receive(
                collection, "说明.txt", new ByteArrayInputStream("青箬县科普经费说明".getBytes(Charset.forName("GBK"))), CLERK);

        finished(receipt.id());
        assertThat(store.pagesOf(collection))
                .singleElement()
                .satisfies(page -> assertThat(page.text()).isEqualTo("青箬县科普经费说明"));

        store.withdraw(receipt.id(), CLERK);
        assertThat(store.of(collection)).isEmpty();
        assertThat(store.pagesOf(collection)).isEmpty();
        assertThat(store.pagesOf(receipt.id())).hasSize(1);
    }

    private Evidence finished(EvidenceId id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> store.find(id).orElseThrow(), file -> file.state().terminal());
    }

    private Receipt receive(String path, String text) {
        return store.receive(collection, path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CLERK);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = EvidenceStoreIT.class.getResourceAsStream("/evidence/" + name)) {
            return in.readAllBytes();
        }
    }
}
