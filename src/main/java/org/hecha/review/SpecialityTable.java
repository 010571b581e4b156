package org.hecha.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hecha.organization.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code review.speciality}: parts of the standard a person knows. */
@Repository
class SpecialityTable {

    private final JdbcClient jdbc;

    SpecialityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** People of whom nothing was said are missing. */
    Map<MemberId, Set<String>> of(Collection<MemberId> people) {
        Map<MemberId, Set<String>> found = new HashMap<>();
        jdbc.sql("select person, part from review.speciality where person = any (:people) order by part")
                .param("people", people.stream().map(MemberId::value).toArray(UUID[]::new))
                .query((row, n) -> found.computeIfAbsent(
                                new MemberId(row.getObject("person", UUID.class)), id -> new LinkedHashSet<>())
                        .add(row.getString("part")))
                .list();
        return found;
    }

    /** In place of what was there. */
    void put(MemberId person, Collection<String> parts) {
        jdbc.sql("delete from review.speciality where person = :person")
                .param("person", person.value())
                .update();
        for (String part : parts) {
            jdbc.sql("insert into review.speciality (person, part) values (:person, :part)")
                    .param("person", person.value())
                    .param("part", part)
                    .update();
        }
    }
}
