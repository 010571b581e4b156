package org.hecha.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hecha.dossier.DossierId;
import org.junit.jupiter.api.io.TempDir;

/** In an index on this machine's disk. */
class FinderTests extends FinderContract {

    @TempDir
    static Path directory;

    @Override
    Answering index(List<Passage> passages) throws IOException {
        var index = Specimens.index(Files.createTempDirectory(directory, "index"), passages);
        return new Answering() {
            @Override
            public Hits find(Query query, Map<DossierId, Integer> visible) throws IOException {
                return index.read(searcher ->
                        Finder.find(new LuceneReading(searcher, () -> false), query, Specimens::code, visible, 0, 50));
            }

            @Override
            public void close() throws IOException {
                index.close();
            }
        };
    }

    @Override
    int randomTexts() {
        return 300;
    }
}
