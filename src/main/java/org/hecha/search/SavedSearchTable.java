package org.hecha.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.hecha.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code search.saved}. */
@Repository
class SavedSearchTable implements SavedSearches {

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedSearchTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Saved> of(Scope scope) {
        return jdbc.sql("select name, address from search.saved where member = :member order by name")
                .param("member", scope.member().value())
                .query((row, n) -> new Saved(row.getString("name"), row.getString("address")))
                .list();
    }

    @Override
    @Transactional
    public void keep(Scope scope, String name, String address) {
        String kept = name.strip();
        if (kept.isEmpty()) {
            return;
        }
        kept = kept.substring(
                0, kept.offsetByCodePoints(0, Math.min(LONGEST_NAME, kept.codePointCount(0, kept.length()))));
        jdbc.sql("""
                        insert into search.saved (member, name, address, at) values (:member, :name, :address, :at)
                        on conflict (member, name) do update set address = excluded.address, at = excluded.at
                        """)
                .param("member", scope.member().value())
                .param("name", kept)
                .param("address", address)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (of(scope).size() > MOST) {
            throw new TooManySavedSearches(MOST);
        }
    }

    @Override
    public void forget(Scope scope, String name) {
        jdbc.sql("delete from search.saved where member = :member and name = :name")
                .param("member", scope.member().value())
                .param("name", name)
                .update();
    }
}
