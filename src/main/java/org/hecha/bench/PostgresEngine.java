package org.hecha.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * PostgreSQL's full text with what it has for Chinese, which is nothing: so pairs of characters made here become its lexemes
 * with positions, ranked by {@code ts_rank} with length; a quote is all its pairs, then compared on the bare text.
 */
final class PostgresEngine implements SearchEngine {

    private static final int BATCH = 500;
    private static final int LONGEST_WAIT_S = 30;

    private final EmbeddedPostgres server;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement rank;
    private final PreparedStatement hold;
    private final long pid;
    private int batched;

    PostgresEngine(Path home) throws IOException {
        Files.createDirectories(home);
        Path data = home.resolve("data");
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false)
                .setDataDirectory(data)
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .start();
        try {
            pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
            execute("create table page (id text not null, bare text not null, pairs tsvector not null)");
            execute("set statement_timeout = '" + LONGEST_WAIT_S + "s'");
            insert = connection.prepareStatement("insert into page values (?, ?, to_tsvector('simple', ?))");
            rank = connection.prepareStatement("select id from page, to_tsquery('simple', ?) q where pairs @@ q"
                    + " order by ts_rank(pairs, q, 1) desc limit ?");
            hold = connection.prepareStatement(
                    "select id from page where pairs @@ to_tsquery('simple', ?) and bare like ? limit ?");
        } catch (SQLException e) {
            server.close();
            throw new IOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void add(PageCollection.Page page) throws IOException {
        try {
            if (batched == 0) {
                connection.setAutoCommit(false);
            }
            insert.setString(1, page.id());
            // a zero character is no text to PostgreSQL
            insert.setString(2, bare(page.text()));
            insert.setString(3, String.join(" ", pairs(page.text())));
            insert.addBatch();
            if (++batched % BATCH == 0) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void ready() throws IOException {
        try {
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            execute("set statement_timeout = 0");
            execute("create index page_pairs on page using gin (pairs)");
            execute("vacuum analyze page");
            execute("set statement_timeout = '" + LONGEST_WAIT_S + "s'");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<String> answers(String question, int limit) throws IOException {
        String any = new LinkedHashSet<>(pairs(question))
                .stream().map(pair -> "'" + pair + "'").collect(Collectors.joining(" | "));
        if (any.isEmpty()) {
            return List.of();
        }
        try {
            rank.setString(1, any);
            rank.setInt(2, limit);
            return ids(rank);
        } catch (SQLException e) {
            return none(e);
        }
    }

    @Override
    public List<String> holders(String quote, int limit) throws IOException {
        // the words at both ends may be cut: only whole pairs of Han characters are certain
        String all = new LinkedHashSet<>(pairs(quote))
                .stream()
                        .filter(pair -> Character.isIdeographic(pair.codePointAt(0)) && pair.length() > 1)
                        .map(pair -> "'" + pair + "'")
                        .collect(Collectors.joining(" & "));
        if (all.isEmpty()) {
            return List.of();
        }
        try {
            hold.setString(1, all);
            hold.setString(2, "%" + bare(quote) + "%");
            hold.setInt(3, limit);
            return ids(hold);
        } catch (SQLException e) {
            return none(e);
        }
    }

    /** A query over the time limit found nothing; everything else is a fault. */
    private static List<String> none(SQLException e) throws IOException {
        if ("57014".equals(e.getSQLState())) {
            return List.of();
        }
        throw new IOException(e);
    }

    private static List<String> ids(PreparedStatement query) throws SQLException {
        var ids = new ArrayList<String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        return folded(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Neighbouring Han characters, and whole words and numbers. */
    private static List<String> pairs(String text) {
        int[] characters = folded(text).codePoints().toArray();
        var pairs = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            boolean han = Character.isIdeographic(characters[i]);
            if (han && i + 1 < characters.length && Character.isIdeographic(characters[i + 1])) {
                pairs.add(new String(characters, i, 2));
            }
            if (!han && Character.isLetterOrDigit(characters[i])) {
                word.appendCodePoint(characters[i]);
            } else if (!word.isEmpty()) {
                pairs.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            pairs.add(word.toString());
        }
        return pairs;
    }

    @Override
    public long cpu() throws IOException {
        return ProcessTime.of(pid);
    }

    @Override
    public long bytes() throws IOException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_total_relation_size('page')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String how() {
        return "PostgreSQL 17, 512 MB shared buffers: tsvector of Han pairs and words made outside, GIN, ts_rank; quotes by all"
                + " their pairs and LIKE on the bare text; 30 s a query";
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            server.close();
        }
    }
}
