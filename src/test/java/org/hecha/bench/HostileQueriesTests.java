package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed, it is looked for as words: nothing fails, and whoever asks beside it is answered. */
class HostileQueriesTests {

    @Test
    void everyOneIsAnsweredWithoutAnError(@TempDir Path directory) throws Exception {
        var collection = new MadeCollection(200, 1).collection();
        try (var engine = new EmbeddedEngine(directory)) {
            collection.pages().each(engine::add);
            engine.ready();

            List<String> all = HostileQueries.made(1);
            // one of each kind; the bench asks them all
            List<String> some = IntStream.range(0, all.size() / 4)
                    .mapToObj(i -> all.get(4 * i))
                    .toList();

            var answer = HostileQueries.against(engine, some, collection.questions());

            assertThat(answer.get("failed")).asList().isEmpty();
            assertThat((Double) answer.get("othersP99Ms")).isPositive();
            assertThat(engine.answers(collection.questions().getFirst().text(), 10))
                    .as("afterwards it finds what it found before")
                    .contains(collection.questions().getFirst().relevant().getFirst());
        }
    }

    @Test
    void thereAreThreeHundredDifferentOnes() {
        assertThat(HostileQueries.made(1)).hasSize(HostileQueries.QUERIES).doesNotHaveDuplicates();
    }
}
