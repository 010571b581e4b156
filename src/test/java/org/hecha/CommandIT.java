package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever only asks something of a store leaves its work to the application. */
class CommandIT {

    @Test
    void aLookAtAStoreBeginsNoneOfItsWork(@TempDir Path store) throws Exception {
        String[] words = {"--hecha.command=reindex", "--hecha.storage=" + store};

        assertThat(Command.in(words).orElseThrow().run()).isZero();

        try (var server = EmbeddedDatabase.start(store.toString(), "")) {
            assertThat(count(server, "public.scheduled_tasks"))
                    .as("every start of the scheduler puts its recurring work there")
                    .isZero();
        }
    }

    private static long count(EmbeddedDatabase.Server server, String table) throws SQLException {
        try (Connection connection = server.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
