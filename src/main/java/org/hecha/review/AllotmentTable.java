package org.hecha.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hecha.dossier.DossierId;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.allotment}: people a dossier is meant for, until they are assigned. */
@Repository
class AllotmentTable {

    private final JdbcClient jdbc;

    AllotmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<DossierId, Set<MemberId>> of(Assignment.Kind kind, Collection<DossierId> dossiers) {
        Map<DossierId, Set<MemberId>> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select dossier, reviewer from review.allotment
                        where kind = :kind and dossier = any (:dossiers) order by dossier, reviewer""")
                .param("kind", kind.name())
                .param("dossiers", ids(dossiers))
                .query((row, n) -> found.computeIfAbsent(
                                new DossierId(row.getObject("dossier", UUID.class)), d -> new LinkedHashSet<>())
                        .add(new MemberId(row.getObject("reviewer", UUID.class))))
                .list();
        return found;
    }

    /** In place of whatever was kept before. */
    void put(Assignment.Kind kind, DossierId dossier, List<MemberId> people, long seed, Instant at) {
        drop(kind, List.of(dossier));
        for (MemberId person : people) {
            jdbc.sql("""
                            insert into review.allotment (dossier, kind, reviewer, seed, kept)
                            values (:dossier, :kind, :reviewer, :seed, :at)""")
                    .param("dossier", dossier.value())
                    .param("kind", kind.name())
                    .param("reviewer", person.value())
                    .param("seed", seed)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Those of them for which anything was kept. */
    Set<DossierId> drop(Assignment.Kind kind, Collection<DossierId> dossiers) {
        return new LinkedHashSet<>(
                jdbc
                        .sql("""
                                with gone as (
                                    delete from review.allotment where kind = :kind and dossier = any (:dossiers)
                                    returning dossier)
                                select distinct dossier from gone""")
                        .param("kind", kind.name())
                        .param("dossiers", ids(dossiers))
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(DossierId::new)
                        .toList());
    }

    private static UUID[] ids(Collection<DossierId> dossiers) {
        return dossiers.stream().map(DossierId::value).toArray(UUID[]::new);
    }
}
