package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hecha.InApplication;
import org.hecha.evidence.worker.NameCharacters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a file is called, the disk never learns it, and people read the name they gave or why it was refused. */
@InApplication
class OddNamesIT {

    @Autowired
    EvidenceStore store;

    @Autowired
    Uploads uploads;

    @Autowired
    EvidenceConfiguration.Storage storage;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void fiveHundredNamesComeBackOrAreRefusedAndNoneReachesTheDisk() throws IOException {
        assertThat(OddNames.all()).hasSizeGreaterThanOrEqualTo(500);
        Set<String> around = around();
        int taken = 0;
        int refused = 0;
        for (String name : OddNames.all()) {
            try {
                // the same bytes each time and undone each time: names are looked at, not readers
                transaction.executeWithoutResult(status -> {
                    var collection = new CollectionId(UUID.randomUUID());
                    byte[] bytes = "words".getBytes(StandardCharsets.UTF_8);
                    Receipt receipt = store.receive(collection, name, new ByteArrayInputStream(bytes), "clerk");
                    assertThat(store.find(receipt.id()))
                            .hasValueSatisfying(file -> assertThat(file.path()).isEqualTo(receipt.path()));
                    assertThat(receipt.path()).isEqualTo(asKept(name));
                    assertThat(uploads.begin(
                                            collection,
                                            name,
                                            5,
                                            0,
                                            UUID.randomUUID().toString(),
                                            "clerk")
                                    .path())
                            .isEqualTo(receipt.path());
                    status.setRollbackOnly();
                });
                taken++;
            } catch (BadFileName refusal) {
                assertThat(String.valueOf(refusal.facts().get("path")))
                        .isNotBlank()
                        .matches(shown -> shown.codePoints().noneMatch(NameCharacters::forbidden));
                refused++;
            }
        }
        assertThat(taken).isGreaterThan(200);
        assertThat(refused).isGreaterThan(100);
        assertThat(around()).isEqualTo(around);
        try (Stream<Path> below = Files.walk(storage.root())) {
            assertThat(below.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(file -> file.matches("(?i).*(passwd|win\\.ini|jsp|autoexec|htaccess|\\.exe).*")))
                    .isEmpty();
        }
    }

    private static String asKept(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replace('\\', '/')
                .replaceAll("/{2,}", "/")
                .replaceAll("^/|/$", "")
                .strip();
    }

    /** What lies beside the store and in the directory the application was started in. */
    private Set<String> around() throws IOException {
        var names = new TreeSet<String>();
        for (Path place :
                Set.of(storage.root().toAbsolutePath().getParent(), Path.of("").toAbsolutePath())) {
            try (Stream<Path> files = Files.list(place)) {
                names.addAll(files.map(Path::toString).collect(Collectors.toSet()));
            }
        }
        return names;
    }
}
