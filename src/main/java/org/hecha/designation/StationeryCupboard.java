package org.hecha.designation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.designation.Stationery.Piece;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What offices brought, and which of it is in use. */
@Repository
class StationeryCupboard {

    /** @param by actor */
    record Kept(UUID id, String fileName, String sha256, Instant at, String by) {}

    /** @param stationery empty for what is shipped */
    record Used(Optional<UUID> stationery, Instant at, String by) {}

    private final JdbcClient jdbc;

    StationeryCupboard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Kept> all(String office, Piece piece) {
        return jdbc.sql("""
                        select id, file_name, sha256, taken_at, taken_by from designation.stationery
                        where office = :office and piece = :piece order by taken_at desc, id""")
                .param("office", office)
                .param("piece", piece.name())
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getString("taken_by")))
                .list();
    }

    /** Newest first. */
    List<Used> uses(String office, Piece piece) {
        return jdbc.sql("""
                        select stationery, used_at, used_by from designation.stationery_use
                        where office = :office and piece = :piece order by sequence desc""")
                .param("office", office)
                .param("piece", piece.name())
                .query((row, n) -> new Used(
                        Optional.ofNullable(row.getObject("stationery", UUID.class)),
                        row.getObject("used_at", OffsetDateTime.class).toInstant(),
                        row.getString("used_by")))
                .list();
    }

    Optional<byte[]> bytes(String office, Piece piece, UUID id) {
        return jdbc.sql("""
                        select bytes from designation.stationery
                        where office = :office and piece = :piece and id = :id""")
                .param("office", office)
                .param("piece", piece.name())
                .param("id", id)
                .query((row, n) -> row.getBytes("bytes"))
                .optional();
    }

    /** The bytes in use; empty for what is shipped. */
    Optional<byte[]> inUse(String office, Piece piece) {
        return uses(office, piece).stream()
                .findFirst()
                .flatMap(Used::stationery)
                .flatMap(id -> bytes(office, piece, id));
    }

    void keep(String office, Piece piece, Kept kept, byte[] bytes) {
        jdbc.sql("""
                        insert into designation.stationery
                            (id, office, piece, file_name, bytes, sha256, taken_at, taken_by)
                        values (:id, :office, :piece, :name, :bytes, :sha256, :at, :by)""")
                .param("id", kept.id())
                .param("office", office)
                .param("piece", piece.name())
                .param("name", kept.fileName())
                .param("bytes", bytes)
                .param("sha256", kept.sha256())
                .param("at", kept.at().atOffset(ZoneOffset.UTC))
                .param("by", kept.by())
                .update();
    }

    void use(String office, Piece piece, @Nullable UUID stationery, Instant at, String by) {
        jdbc.sql("""
                        insert into designation.stationery_use (office, piece, stationery, used_at, used_by)
                        values (:office, :piece, :stationery, :at, :by)""")
                .param("office", office)
                .param("piece", piece.name())
                .param("stationery", stationery)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Whoever brings the same file twice at once brings it one after the other. */
    void lock(String office, Piece piece) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('designation.stationery'), hashtext(:which))")
                .param("which", office + "/" + piece)
                .query((row, n) -> "")
                .list();
    }
}
