package org.hecha.search;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** {@link Turns} as advisory locks of the database all nodes share: a node that dies gives its turn back with its connection. */
@Repository
class DatabaseTurns implements Turns {

    private static final Logger log = LoggerFactory.getLogger(DatabaseTurns.class);

    /** first half of the lock's number; nobody else in the house takes locks below it */
    private static final int SEARCH = 0x68_63_73_72;

    private final DataSource database;

    DatabaseTurns(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Taken> take(What what) throws IOException {
        try {
            Connection connection = database.getConnection();
            boolean ours = false;
            try {
                ours = ask(connection, "select pg_try_advisory_lock(?, ?)", what);
            } finally {
                if (!ours) {
                    connection.close();
                }
            }
            return ours ? Optional.of(() -> giveBack(connection, what)) : Optional.empty();
        } catch (SQLException e) {
            throw new IOException("the database does not say whose turn it is", e);
        }
    }

    private static void giveBack(Connection connection, What what) {
        try (connection) {
            if (!ask(connection, "select pg_advisory_unlock(?, ?)", what)) {
                log.warn("the turn to {} was lost meanwhile", what);
            }
        } catch (SQLException e) {
            // with the connection the lock goes; it must not come back into the pool with it
            log.warn("the turn to {} is given back by closing the connection", what, e);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                log.warn("the connection did not close", gone);
            }
        }
    }

    private static boolean ask(Connection connection, String question, What what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setInt(1, SEARCH);
            statement.setInt(2, what.ordinal());
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
