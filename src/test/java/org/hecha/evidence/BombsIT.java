package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hecha.InApplication;
import org.hecha.evidence.worker.Bombs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Archives of gigabytes and of themselves, sent to the application: each comes to its end with everything in it, and neither the
 * disk beside the store nor the application's memory notices.
 */
@InApplication
class BombsIT {

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    EvidenceStore store;

    @Autowired
    EvidenceConfiguration.Storage storage;

    @Autowired
    EvidenceSettings settings;

    @Autowired
    JdbcClient jdbc;

    /** A file of an upload, the upload itself among them. */
    private record Ended(String state, String reason, long bytes) {}

    @Test
    void eachEndsWithAllThatIsInIt() throws Exception {
        Map<String, byte[]> bombs = Bombs.containers();
        long heap = heap();
        var disk = new AtomicLong();
        var roots = new LinkedHashMap<String, EvidenceId>();
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleWithFixedDelay(
                    () -> disk.accumulateAndGet(beside(), Math::max), 0, 50, TimeUnit.MILLISECONDS);
            var collection = new CollectionId(UUID.randomUUID());
            bombs.forEach((name, bytes) -> roots.put(
                    name,
                    store.receive(collection, name, new ByteArrayInputStream(bytes), "clerk")
                            .id()));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> roots.values().stream()
                            .flatMap(root -> all(root).stream())
                            .noneMatch(this::waits));
        }
        bombs.clear();

        assertThat(disk.get()).isLessThan(300 * MEGABYTE);
        assertThat(heap() - heap).isLessThan(32 * MEGABYTE);
        roots.forEach((name, root) -> {
            List<Ended> all = all(root);
            assertThat(all).as(name).hasSizeLessThanOrEqualTo(settings.entries() + 1);
            assertThat(all.stream().mapToLong(Ended::bytes).sum())
                    .as(name)
                    .isLessThan(settings.unpacked().toBytes());
            assertThat(all)
                    .as(name)
                    .noneMatch(file -> List.of("READER_CRASHED", "TOOK_TOO_LONG", "TOOK_TOO_MUCH_MEMORY")
                            .contains(file.reason()));
        });
        assertThat(all(roots.get("自.zip")))
                .hasSize(settings.depth() + 1)
                .last()
                .satisfies(deepest -> assertThat(deepest.reason()).isEqualTo("NESTED_TOO_DEEP"));
        assertThat(all(roots.get("四十二.zip")))
                .anyMatch(file -> file.reason().equals("UNPACKS_TOO_LARGE"))
                .noneMatch(file -> file.bytes() > 100 * MEGABYTE);
    }

    private boolean waits(Ended file) {
        return file.state().equals("RECEIVED") || file.state().equals("READING");
    }

    /** Deepest last. */
    private List<Ended> all(EvidenceId root) {
        return jdbc.sql(
                        "select state, coalesce(reason, '') as reason, bytes from evidence.file where root = ? order by depth")
                .param(root.value())
                .query(Ended.class)
                .list();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What lies where files are taken apart. */
    private long beside() {
        long sum = 0;
        for (String place : List.of("staging", "work")) {
            try (Stream<Path> files = Files.walk(storage.root().resolve(place))) {
                sum += files.mapToLong(
                                file -> file.toFile().isFile() ? file.toFile().length() : 0)
                        .sum();
            } catch (UncheckedIOException | NoSuchFileException gone) {
                // a file that went while it was looked at
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sum;
    }
}
