package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.hecha.InDatabase;
import org.hecha.organization.AScope;
import org.hecha.organization.MemberId;
import org.hecha.organization.Role;
import org.hecha.organization.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InDatabase
class SavedSearchesIT {

    @Autowired
    JdbcClient jdbc;

    private static Scope somebody() {
        return AScope.granted(new MemberId(UUID.randomUUID()), Role.values()[0]);
    }

    @Test
    void belongToOnePersonAlone() {
        SavedSearches saved = new SavedSearchTable(jdbc, Clock.systemUTC());
        Scope mine = somebody();
        saved.keep(mine, "a", "/search?q=1");
        saved.keep(mine, " a ", "/search?q=2");
        saved.keep(mine, " ", "/search?q=3");
        assertThat(saved.of(mine)).containsExactly(new SavedSearches.Saved("a", "/search?q=2"));
        assertThat(saved.of(somebody())).isEmpty();
        saved.forget(mine, "b");
        assertThat(saved.of(mine)).hasSize(1);
        saved.forget(mine, "a");
        assertThat(saved.of(mine)).isEmpty();
    }

    @Test
    void areNoMoreThanOneCanOverlook() {
        SavedSearches saved = new SavedSearchTable(jdbc, Clock.systemUTC());
        Scope mine = somebody();
        for (int i = 0; i < SavedSearches.MOST; i++) {
            saved.keep(mine, "n" + i, "/search?q=1");
        }
        assertThatThrownBy(() -> saved.keep(mine, "one more", "/search?q=1")).isInstanceOf(TooManySavedSearches.class);
    }

    @Test
    void leadNowhereElse() {
        SavedSearches saved = new SavedSearchTable(jdbc, Clock.systemUTC());
        assertThatThrownBy(() -> saved.keep(somebody(), "x", "//elsewhere.example/search?q=1"))
                .hasMessageContaining("saved_address_check");
    }
}
