package org.hecha.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hecha.InDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Decision 0044: of several nodes one writes at a time. */
@InDatabase
class DatabaseTurnsIT {

    @Autowired
    DataSource database;

    @Test
    void oneNodeHasATurnAndGivesItBack() throws IOException {
        var one = new DatabaseTurns(database);
        var another = new DatabaseTurns(database);
        try (var taken = one.take(Turns.What.WRITE).orElseThrow()) {
            assertThat(another.take(Turns.What.WRITE)).isEmpty();
            another.take(Turns.What.MAKE_ANEW).orElseThrow().close();
        }
        another.take(Turns.What.WRITE).orElseThrow().close();
        one.take(Turns.What.WRITE).orElseThrow().close();
    }

    @Test
    void aNodeThatDiesGivesItsTurnBackWithItsConnection() throws Exception {
        List<Connection> connections = new ArrayList<>();
        var dying = new DatabaseTurns(new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                connections.add(super.getConnection());
                return connections.getLast();
            }
        });
        var taken = dying.take(Turns.What.WRITE).orElseThrow();
        connections.getLast().abort(Runnable::run);

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> new DatabaseTurns(database)
                        .take(Turns.What.WRITE)
                        .orElseThrow()
                        .close());
        // and giving it back late harms nobody
        taken.close();
    }
}
