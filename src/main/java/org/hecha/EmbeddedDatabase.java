package org.hecha;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL for a machine where nobody configured one: its data lives in {@code storage/local/postgres}. Decision 0002. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** @param early the server that began to start before this bean was asked for, where one did */
    @Bean(destroyMethod = "close")
    Server embeddedServer(
            ObjectProvider<EarlyDatabase.Starting> early,
            @Value("${hecha.storage:storage/local}") String directory,
            @Value("${hecha.prepared-database:}") String prepared)
            throws IOException {
        EarlyDatabase.Starting starting = early.getIfAvailable();
        return starting == null ? start(directory, prepared) : starting.server();
    }

    /**
     * @param directory where the data lives; empty for a temporary one that is gone at the end
     * @param prepared a stopped cluster with our schema and nobody's data, which a new store begins as; empty to begin bare.
     *     An older or newer one does no harm: the migrations bring it up to date like any other.
     */
    static Server start(String directory, String prepared) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                // closed by this bean instead, after the pool: its own hook may run first
                .setRegisterShutdownHook(false)
                // the library is made for tests and turns durability off; what we acknowledge must survive a crash
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB");
        if (!directory.isEmpty()) {
            Path data = Path.of(directory, "postgres").toAbsolutePath();
            if (!prepared.isEmpty() && Files.isDirectory(Path.of(prepared)) && !Files.exists(data)) {
                beginAs(Path.of(prepared), data);
            }
            Files.createDirectories(data);
            builder.setDataDirectory(data).setCleanDataDirectory(false);
        }
        var postgres = builder.start();
        log.info("embedded PostgreSQL listens on port {}", postgres.getPort());
        return new Server(postgres);
    }

    /** Whole or not at all: a copy that was cut short must not be taken for a store. */
    private static void beginAs(Path prepared, Path data) throws IOException {
        Path half = data.resolveSibling("postgres.new");
        FileSystemUtils.deleteRecursively(half);
        FileSystemUtils.copyRecursively(prepared, half);
        // PostgreSQL refuses a folder that others can read
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    @Bean
    DataSource dataSource(Server server) {
        return DataSourceBuilder.create()
                .type(com.zaxxer.hikari.HikariDataSource.class)
                .url(server.postgres.getJdbcUrl("postgres", "postgres"))
                .username("postgres")
                .password("")
                .build();
    }

    record Server(EmbeddedPostgres postgres) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
