package org.hecha.reuse;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hecha.evidence.EvidenceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Schema {@code reuse}: traces of files and the pairs found with them. */
@Repository
class Traces {

    /** Equal thirds of spots that make a pair worth looking at. */
    private static final int FEWEST_TOKENS = 3;

    /** Beyond this many, what a file shares is common property. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Traces(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record Trace(
            EvidenceId file,
            UUID collection,
            UUID root,
            String sha256,
            int pieces,
            byte[] sketch,
            boolean superior,
            boolean complete,
            String origin) {}

    record Picture(int page, int number, int[] tokens) {}

    /** Nobody else traces or forgets this file until the transaction ends. */
    void alone(EvidenceId file) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('reuse.trace'), hashtext(?))")
                .param(file.toString())
                .query((row, n) -> 0)
                .single();
    }

    void put(Trace trace, int[] bands, List<int[]> passages, List<Picture> pictures, String rules, Instant made) {
        remove(trace.file());
        batches.update("""
                insert into reuse.trace (file, collection, root, sha256, pieces, sketch, bands, superior, complete, rules, made, origin)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", statement -> {
            statement.setObject(1, trace.file().value());
            statement.setObject(2, trace.collection());
            statement.setObject(3, trace.root());
            statement.setString(4, trace.sha256());
            statement.setInt(5, trace.pieces());
            statement.setBytes(6, trace.sketch());
            statement.setArray(7, array(statement.getConnection(), bands));
            statement.setBoolean(8, trace.superior());
            statement.setBoolean(9, trace.complete());
            statement.setString(10, rules);
            statement.setTimestamp(11, Timestamp.from(made));
            statement.setString(12, trace.origin());
        });
        List<Object[]> rows = IntStream.range(0, passages.size())
                .mapToObj(number -> new Object[] {trace.file().value(), number, passages.get(number)})
                .toList();
        batches.batchUpdate("insert into reuse.passage (file, number, bands) values (?, ?, ?)", rows);
        batches.batchUpdate(
                "insert into reuse.picture (file, page, number, tokens) values (?, ?, ?, ?)",
                pictures.stream()
                        .map(picture ->
                                new Object[] {trace.file().value(), picture.page(), picture.number(), picture.tokens()})
                        .toList());
    }

    private static Array array(java.sql.Connection connection, int[] numbers) throws SQLException {
        return connection.createArrayOf(
                "int4", java.util.Arrays.stream(numbers).boxed().toArray());
    }

    void remove(EvidenceId file) {
        jdbc.sql("delete from reuse.trace where file = ?").param(file.value()).update();
    }

    Optional<Trace> find(EvidenceId file) {
        return jdbc.sql("select * from reuse.trace where file = ?")
                .param(file.value())
                .query(Traces::trace)
                .optional();
    }

    /** Other files with the same bytes. */
    List<Trace> sameBytes(Trace of) {
        return jdbc.sql("select * from reuse.trace where sha256 = ? and file <> ? limit " + MOST)
                .params(of.sha256(), of.file().value())
                .query(Traces::trace)
                .list();
    }

    /** Pairs of a file of this collection and one of another that say the same of who made them, with what and when. */
    List<Two> sameOrigin(UUID collection) {
        return jdbc.sql("""
                        select own.file as one, other.file as other from reuse.trace own
                        join reuse.trace other on other.origin = own.origin and other.collection <> own.collection
                        where own.collection = ? and own.origin <> '' and not own.superior and not other.superior
                        order by own.file, other.file limit %d""".formatted(MOST))
                .param(collection)
                .query((row, n) -> new Two(
                        new EvidenceId(row.getObject("one", UUID.class)),
                        new EvidenceId(row.getObject("other", UUID.class))))
                .list();
    }

    /**
     * Other files that agree in a band of the whole or of a passage. Each passage is looked up by itself: with the bands of
     * all of them at once the database reads every passage of the country instead of its index.
     */
    List<Trace> alike(EvidenceId file) {
        return jdbc.sql("""
                        select other.* from reuse.trace other
                        where other.file in (
                            select t.file from reuse.trace own join reuse.trace t on t.bands && own.bands
                            where own.file = :file
                            union
                            select p.file from reuse.passage own join reuse.passage p on p.bands && own.bands
                            where own.file = :file)
                          and other.file <> :file
                        order by other.file limit %d""".formatted(MOST))
                .param("file", file.value())
                .query(Traces::trace)
                .list();
    }

    /** Other files with a picture that shares some spots with a picture of this one. */
    List<Trace> seen(EvidenceId file) {
        return jdbc.sql("""
                        select distinct other.* from reuse.picture own
                        join reuse.picture p on p.tokens && own.tokens and p.file <> own.file
                        join reuse.trace other on other.file = p.file
                        where own.file = :file
                          and (select count(*) from unnest(p.tokens) t where t = any (own.tokens)) >= :fewest
                        limit %d""".formatted(MOST))
                .param("file", file.value())
                .param("fewest", FEWEST_TOKENS)
                .query(Traces::trace)
                .list();
    }

    /** Nothing where one of the two was forgotten meanwhile. */
    void put(Kin kin, Instant found) {
        jdbc.sql("""
                insert into reuse.kin (one, other, kind, jaccard, containment, common, page_of_one, page_of_other, found)
                select one.file, other.file, ?, ?, ?, ?, ?, ?, ?
                from reuse.trace one cross join reuse.trace other where one.file = ? and other.file = ?
                for key share
                on conflict (one, other) do update set kind = excluded.kind, jaccard = excluded.jaccard,
                    containment = excluded.containment, common = excluded.common,
                    page_of_one = excluded.page_of_one, page_of_other = excluded.page_of_other""")
                .params(
                        kin.kind().name(),
                        kin.jaccard(),
                        kin.containment(),
                        kin.common(),
                        kin.pageOfOne(),
                        kin.pageOfOther(),
                        Timestamp.from(found),
                        kin.one().value(),
                        kin.other().value())
                .update();
    }

    /** Pairs with a file of this collection on one side at least, most in common first. */
    List<Kin> ofCollection(UUID collection) {
        return jdbc.sql("""
                        select kin.* from reuse.kin
                        where one in (select file from reuse.trace where collection = :collection)
                           or other in (select file from reuse.trace where collection = :collection)
                        order by containment desc, one, other""").param("collection", collection).query(Traces::kin).list();
    }

    List<Kin> ofFile(EvidenceId file) {
        return jdbc.sql(
                        "select * from reuse.kin where one = :file or other = :file order by containment desc, one, other")
                .param("file", file.value())
                .query(Traces::kin)
                .list();
    }

    /** The two sides of a pair, in the order of the database. */
    record Two(EvidenceId one, EvidenceId other) {}

    /** The last word on each of these pairs, where there is one. */
    Map<Two, Reuse.Judgement> judgements(List<Kin> of) {
        Map<Two, Reuse.Judgement> last = new HashMap<>();
        if (of.isEmpty()) {
            return last;
        }
        jdbc.sql("select * from reuse.judgement where one in (:ones) order by at")
                .param(
                        "ones",
                        of.stream().map(kin -> kin.one().value()).distinct().toList())
                .query((row, n) -> Map.entry(
                        new Two(
                                new EvidenceId(row.getObject("one", UUID.class)),
                                new EvidenceId(row.getObject("other", UUID.class))),
                        new Reuse.Judgement(
                                row.getBoolean("confirmed"),
                                row.getString("reason"),
                                row.getString("by_member"),
                                row.getTimestamp("at").toInstant())))
                .list()
                .forEach(said -> last.put(said.getKey(), said.getValue()));
        return last;
    }

    void judge(Kin kin, Reuse.Judgement said) {
        jdbc.sql("insert into reuse.judgement (one, other, confirmed, reason, by_member, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        kin.one().value(),
                        kin.other().value(),
                        said.confirmed(),
                        said.reason(),
                        said.by(),
                        Timestamp.from(said.at()))
                .update();
    }

    private static Trace trace(ResultSet row, int n) throws SQLException {
        return new Trace(
                new EvidenceId(row.getObject("file", UUID.class)),
                row.getObject("collection", UUID.class),
                row.getObject("root", UUID.class),
                row.getString("sha256"),
                row.getInt("pieces"),
                row.getBytes("sketch"),
                row.getBoolean("superior"),
                row.getBoolean("complete"),
                row.getString("origin"));
    }

    private static Kin kin(ResultSet row, int n) throws SQLException {
        return new Kin(
                new EvidenceId(row.getObject("one", UUID.class)),
                new EvidenceId(row.getObject("other", UUID.class)),
                Kin.Kind.valueOf(row.getString("kind")),
                row.getDouble("jaccard"),
                row.getDouble("containment"),
                row.getInt("common"),
                row.getInt("page_of_one"),
                row.getInt("page_of_other"));
    }
}
