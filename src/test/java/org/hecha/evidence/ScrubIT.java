package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hecha.InApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InApplication
class ScrubIT {

    private static final long SEED = 15;
    private static final int FILES = 200;

    @Autowired
    EvidenceStore store;

    @Autowired
    Scrubber scrubber;

    @Autowired
    EvidenceConfiguration.Storage storage;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectStore objects;

    @Autowired
    ScrubRepository rounds;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    final Random random = new Random(SEED);
    final CollectionId collection = new CollectionId(UUID.randomUUID());
    final List<Receipt> flipped = new ArrayList<>();

    /** One bit each, turned back by turning it again. */
    private void flip(Receipt receipt, int bit) throws IOException {
        Path blob = blob(receipt);
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(blob, bytes);
    }

    private Path blob(Receipt receipt) {
        return storage.root().resolve("objects").resolve(ObjectStore.original(receipt.sha256()));
    }

    private final List<Integer> bits = new ArrayList<>();

    @AfterEach
    void putRight() throws IOException {
        for (int i = 0; i < flipped.size(); i++) {
            flip(flipped.get(i), bits.get(i));
        }
    }

    @Test
    void everyFlippedBitIsFoundAndNothingOfSuchAFileIsServed() throws IOException {
        List<Receipt> whole = new ArrayList<>();
        for (int i = 0; i < FILES + 20; i++) {
            byte[] bytes = new byte[1 + random.nextInt(i % 50 == 0 ? 3_000_000 : 5_000)];
            random.nextBytes(bytes);
            Receipt receipt = store.receive(collection, "f" + i, new ByteArrayInputStream(bytes), "clerk");
            if (i < FILES) {
                flipped.add(receipt);
                bits.add(random.nextInt(bytes.length * 8));
            } else {
                whole.add(receipt);
            }
        }
        scrubber.everything();
        assertThat(scrubber.differing()).isEmpty();
        for (int i = 0; i < FILES; i++) {
            flip(flipped.get(i), bits.get(i));
        }

        var answer = new ScrubCommand(scrubber);
        assertThat(answer.answer()).containsEntry("differing", (long) FILES);
        assertThat(answer.getExitCode()).isEqualTo(1);
        assertThat(scrubber.differing())
                .allSatisfy(found -> assertThat(found.kind()).isEqualTo(Scrubbing.Kind.CHANGED))
                .extracting(Scrubbing.Differing::sha256)
                .containsExactlyInAnyOrderElementsOf(
                        flipped.stream().map(Receipt::sha256).toList());
        for (Receipt receipt : flipped) {
            assertThatThrownBy(() -> store.open(receipt.id())).isInstanceOf(UncheckedIOException.class);
        }
        for (Receipt receipt : whole) {
            try (InputStream in = store.open(receipt.id())) {
                assertThat(in.readAllBytes()).hasSize((int) receipt.bytes());
            }
        }
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'evidence.damaged'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(FILES);
    }

    @Test
    void namesWhatIsMissingAndForgetsItWhenItIsBack() throws IOException {
        Receipt receipt = store.receive(collection, "gone", new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), "clerk");
        Path away = blob(receipt).resolveSibling("away");
        Files.move(blob(receipt), away);

        scrubber.everything();
        assertThat(scrubber.differing()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Scrubbing.Kind.MISSING);
            assertThat(found.files()).containsExactly(receipt.id());
        });

        Files.move(away, blob(receipt));
        scrubber.everything();
        assertThat(scrubber.differing()).isEmpty();
    }

    @Test
    void whatTheStoreCanBringBackIsBroughtBackAndWrittenDown() throws IOException {
        Receipt receipt = store.receive(collection, "changed", new ByteArrayInputStream(new byte[] {5, 6, 7}), "clerk");
        Path current = blob(receipt);
        Path older = Files.copy(current, current.resolveSibling("older"));
        Files.write(current, new byte[] {5, 6, 8});
        var asked = new ArrayList<String>();

        new Scrubber(rounds, keepingVersions(older, asked), events, transaction, Clock.systemUTC()).everything();

        assertThat(asked).containsExactly(ObjectStore.original(receipt.sha256()));
        assertThat(scrubber.differing()).isEmpty();
        try (InputStream in = store.open(receipt.id())) {
            assertThat(in.readAllBytes()).containsExactly(5, 6, 7);
        }
        assertThat(jdbc.sql("""
                                select count(*) from audit.entry
                                where action = 'evidence.brought-back' and subject = ?""").param(receipt.sha256()).query(Integer.class).single())
                .isEqualTo(1);
    }

    /** The store of the tests, which could do no such thing by itself. */
    private ObjectStore keepingVersions(Path older, List<String> asked) {
        return new ObjectStore() {
            @Override
            public boolean bringBack(String key, String sha256) throws IOException {
                asked.add(key);
                Files.move(older, older.resolveSibling(sha256), StandardCopyOption.REPLACE_EXISTING);
                return true;
            }

            @Override
            public void keep(String key, Path file) throws IOException {
                objects.keep(key, file);
            }

            @Override
            public InputStream open(String key) throws IOException {
                return objects.open(key);
            }

            @Override
            public boolean has(String key) throws IOException {
                return objects.has(key);
            }

            @Override
            public Map<Promise, Boolean> promises() throws IOException {
                return objects.promises();
            }

            @Override
            public String describe() {
                return objects.describe();
            }
        };
    }

    @Test
    void goesOnInBitesAndRestsAfterAWholeRound() throws IOException {
        for (int i = 0; i < 5; i++) {
            store.receive(collection, "b" + i, new ByteArrayInputStream(("bite" + i).getBytes()), "clerk");
        }
        scrubber.everything();
        jdbc.sql("update evidence.scrub_round set ended = ended - interval '8 days'")
                .update();
        scrubber.bite(1);
        assertThat(scrubber.newest().orElseThrow().files()).isEqualTo(1);
        scrubber.bite(1);
        assertThat(scrubber.newest().orElseThrow().files()).isEqualTo(2);
        scrubber.bite(Long.MAX_VALUE);
        assertThat(scrubber.newest().orElseThrow().ended()).isPresent();

        scrubber.bite(1);
        assertThat(scrubber.newest()).isEqualTo(scrubber.lastWhole());
    }
}
