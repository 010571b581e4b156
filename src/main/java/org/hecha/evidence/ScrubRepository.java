package org.hecha.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds of comparing, and what differed. */
@Repository
class ScrubRepository {
    private final JdbcClient jdbc;

    ScrubRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record RunningRound(int id, String after, Scrubbing.Round round) {}

    RunningRound begin(Instant now) {
        return jdbc.sql("insert into evidence.scrub_round (begun) values (?) returning *")
                .param(Timestamp.from(now))
                .query(ScrubRepository::round)
                .single();
    }

    Optional<RunningRound> newest() {
        return jdbc.sql("select * from evidence.scrub_round order by id desc limit 1")
                .query(ScrubRepository::round)
                .optional();
    }

    Optional<RunningRound> lastWhole() {
        return jdbc.sql("select * from evidence.scrub_round where ended is not null order by id desc limit 1")
                .query(ScrubRepository::round)
                .optional();
    }

    /** Different bytes that files point to, in the order of their digests; withdrawn files as well, their bytes stay. */
    List<EvidenceStore.Kept> after(String digest, int limit) {
        return jdbc.sql("""
                        select sha256, coalesce(max(sm3), '') as sm3, max(bytes) as bytes from evidence.file
                        where sha256 > ? group by sha256 order by sha256 limit ?""")
                .params(digest, limit)
                .query((row, n) ->
                        new EvidenceStore.Kept(row.getString("sha256"), row.getString("sm3"), row.getLong("bytes")))
                .list();
    }

    /** Files of the time before both digests were kept, and those from containers, get their second one. */
    void secondDigest(String sha256, String sm3) {
        jdbc.sql("update evidence.file set sm3 = ? where sha256 = ? and sm3 is null")
                .params(sm3, sha256)
                .update();
    }

    void progress(int round, String after, long bytes, boolean differs) {
        jdbc.sql("""
                        update evidence.scrub_round set after = ?, files = files + 1, bytes = bytes + ?, differing = differing + ?
                        where id = ?""").params(after, bytes, differs ? 1 : 0, round).update();
    }

    void end(int round, Instant now) {
        jdbc.sql("update evidence.scrub_round set ended = ? where id = ?")
                .params(Timestamp.from(now), round)
                .update();
    }

    /** @return true when this was not known before */
    boolean found(String sha256, Scrubbing.Kind kind, Instant now) {
        return jdbc.sql("""
                                insert into evidence.scrub_finding (sha256, kind, found) values (?, ?, ?)
                                on conflict (sha256) do update set kind = excluded.kind
                                returning xmax = 0""")
                .params(sha256, kind.name(), Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Whole again, for instance from a backup. */
    void fine(String sha256) {
        jdbc.sql("delete from evidence.scrub_finding where sha256 = ?")
                .param(sha256)
                .update();
    }

    List<Scrubbing.Differing> differing() {
        return jdbc.sql("""
                        select s.sha256, s.kind, s.found, array_agg(f.id order by f.received, f.id) as files
                        from evidence.scrub_finding s join evidence.file f using (sha256)
                        group by s.sha256 order by s.found, s.sha256""")
                .query((row, n) -> new Scrubbing.Differing(
                        row.getString("sha256"),
                        Scrubbing.Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("found").toInstant(),
                        Arrays.stream((UUID[]) row.getArray("files").getArray())
                                .map(EvidenceId::new)
                                .toList()))
                .list();
    }

    private static RunningRound round(ResultSet row, int n) throws SQLException {
        return new RunningRound(
                row.getInt("id"),
                row.getString("after"),
                new Scrubbing.Round(
                        row.getTimestamp("begun").toInstant(),
                        Optional.ofNullable(row.getTimestamp("ended")).map(Timestamp::toInstant),
                        row.getLong("files"),
                        row.getLong("bytes"),
                        row.getLong("differing")));
    }
}
