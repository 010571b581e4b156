package org.hecha.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.springframework.util.FileSystemUtils;

/** Why an index on the disk cannot be used. */
enum Damage {
    TRUNCATED {
        @Override
        void strike(Path index) throws IOException {
            try (var file = FileChannel.open(largest(index), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
        }
    },
    ONE_BYTE_CHANGED {
        @Override
        void strike(Path index) throws IOException {
            try (var file = FileChannel.open(largest(index), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long where = file.size() / 8 * 7;
                var one = ByteBuffer.allocate(1);
                file.read(one, where);
                file.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), where);
            }
        }
    },
    SEGMENT_DELETED {
        @Override
        void strike(Path index) throws IOException {
            Files.delete(largest(index));
        }
    },
    COMMIT_TRUNCATED {
        @Override
        void strike(Path index) throws IOException {
            try (var file = FileChannel.open(commit(index), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
        }
    },
    COMMIT_DELETED {
        @Override
        void strike(Path index) throws IOException {
            Files.delete(commit(index));
        }
    },
    DIRECTORY_DELETED {
        @Override
        void strike(Path index) throws IOException {
            FileSystemUtils.deleteRecursively(index);
        }
    },
    OLDER_SCHEMA {
        @Override
        void strike(Path index) throws IOException {
            says(index, "schema", Integer.toString(Documents.SCHEMA - 1));
        }
    },
    SLEPT_TOO_LONG {
        @Override
        void strike(Path index) throws IOException {
            says(index, "committed", "1666137600000");
        }
    };

    abstract void strike(Path index) throws IOException;

    private static Path largest(Path index) throws IOException {
        try (var files = Files.list(index)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("segments"))
                    .max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static Path commit(Path index) throws IOException {
        try (var files = Files.list(index)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Changes one of the facts that were committed with the index; nothing else. */
    private static void says(Path index, String fact, String value) throws IOException {
        try (var directory = FSDirectory.open(index);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            var facts = new HashMap<String, String>();
            writer.getLiveCommitData().forEach(said -> facts.put(said.getKey(), said.getValue()));
            facts.put(fact, value);
            writer.setLiveCommitData(facts.entrySet());
        }
    }
}
