package org.hecha.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.hecha.organization.Scope;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The database says at commit what has changed (migration V182); one thread a node listens, on one connection of its own, and
 * wakes the readers whose lists are meant. Decision 0061.
 */
@Component
class ListeningTaskNews implements TaskNews, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListeningTaskNews.class);
    private static final String CHANNEL = "hecha_tasks";
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

    private final DataSource database;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    ListeningTaskNews(DataSource database) {
        this.database = database;
    }

    private record Reader(Scope scope, Runnable wake) {

        /** @param news unit, place, opener, holder and dossier, or {@code *} for all */
        boolean meant(String news) {
            String[] said = news.split(" ");
            if (said.length < 5) {
                return true;
            }
            String me = scope.member().toString();
            return said[0].equals(scope.body().toString())
                    || said[2].equals(me)
                    || said[3].equals(me)
                    || scope.granted().stream().map(UUID::toString).anyMatch(said[4]::equals)
                    || inside(Integer.parseInt(said[1]));
        }

        private boolean inside(int place) {
            return scope.ranges().stream().anyMatch(r -> r.lo() <= place && place <= r.hi());
        }
    }

    @Override
    public Runnable listen(Scope scope, Runnable wake) {
        var reader = new Reader(scope, wake);
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("task-news").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server has closed its connections nobody listens any more. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                // whatever it is: without this thread lists would stand still until the next start
                if (running) {
                    log.warn("cannot hear of changed tasks; open lists ask by themselves until it works again", e);
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        // what happened while nobody listened
        wake(List.of("*"));
        var postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var news = postgres.getNotifications((int) LOOK.toMillis());
            if (news != null && news.length > 0) {
                wake(Arrays.stream(news).map(n -> n.getParameter()).distinct().toList());
            }
        }
    }

    private void wake(List<String> news) {
        for (var reader : readers) {
            if (news.stream().anyMatch(reader::meant)) {
                try {
                    reader.wake().run();
                } catch (RuntimeException e) {
                    log.debug("a page that went away could not be told", e);
                    readers.remove(reader);
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
