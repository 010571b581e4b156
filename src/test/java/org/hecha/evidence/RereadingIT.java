package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hecha.InApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A better reader reads again what an older one has read, but nothing dangerous. */
@InApplication
class RereadingIT {

    @Autowired
    EvidenceRepository files;

    @Autowired
    ObjectStore objects;

    @Autowired
    Staging staging;

    @Autowired
    FileReading reading;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void aFileOfAnOlderReaderIsDueAgainAndOneInQuarantineIsNot() throws Exception {
        UUID old = ended("READ", "read by an older reader " + UUID.randomUUID());
        UUID dangerous = ended("QUARANTINED", "dangerous " + UUID.randomUUID());

        assertThat(files.outdated(10_000)).contains(old).doesNotContain(dangerous);

        reading.read(new EvidenceId(old));
        reading.read(new EvidenceId(dangerous));

        assertThat(files.outdated(10_000)).doesNotContain(old);
        assertThat(files.find(new EvidenceId(old)).orElseThrow().state()).isEqualTo(Evidence.State.READ);
        assertThat(files.find(new EvidenceId(dangerous)).orElseThrow().state()).isEqualTo(Evidence.State.QUARANTINED);
    }

    private UUID ended(String state, String content) throws Exception {
        var staged = staging.take("old.txt", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), 1000);
        objects.keep(ObjectStore.original(staged.sha256()), staged.file());
        var id = UUID.randomUUID();
        files.add(new EvidenceRepository.NewFile(
                id,
                UUID.randomUUID(),
                "old.txt",
                Optional.empty(),
                id,
                0,
                staged.sha256(),
                staged.bytes(),
                clock.instant(),
                "clerk"));
        jdbc.sql("update evidence.file set state = ? where id = ?")
                .params(state, id)
                .update();
        return id;
    }
}
