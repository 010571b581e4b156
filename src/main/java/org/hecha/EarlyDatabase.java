package org.hecha;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Lets the embedded server start while the application is still being put together: both take seconds, and neither needs the
 * other until the first table is asked for. {@link EmbeddedDatabase} takes over what was begun here.
 */
class EarlyDatabase implements ApplicationListener<SpringApplicationEvent> {

    /** A server on its way. */
    record Starting(CompletableFuture<EmbeddedDatabase.Server> future) {

        /** Waits for it. @throws IOException as if it had been started here and now */
        EmbeddedDatabase.Server server() throws IOException {
            try {
                return future.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof UncheckedIOException io
                        ? io.getCause()
                        : new IOException("the embedded PostgreSQL did not start", e.getCause());
            }
        }
    }

    private @Nullable Starting starting;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            begin(prepared.getEnvironment());
        } else if (event instanceof ApplicationContextInitializedEvent initialized && starting != null) {
            initialized.getApplicationContext().getBeanFactory().registerSingleton("startingDatabase", starting);
        } else if (event instanceof ApplicationFailedEvent && starting != null) {
            // the bean that closes it may not have been made yet; closing twice does no harm
            starting.future.thenAccept(EarlyDatabase::close);
        }
    }

    private void begin(Environment environment) {
        if (environment.getProperty("spring.datasource.url", "embedded").equals("embedded")) {
            String directory = environment.getProperty("hecha.storage", "storage/local");
            String prepared = environment.getProperty("hecha.prepared-database", "");
            starting = new Starting(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return EmbeddedDatabase.start(directory, prepared);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    task -> Thread.ofPlatform().name("early-database").start(task)));
        }
    }

    private static void close(EmbeddedDatabase.Server server) {
        try {
            server.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(EarlyDatabase.class).warn("the embedded PostgreSQL could not be stopped", e);
        }
    }
}
