package org.hecha;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL for a machine where nobody configured one: its data lives in {@code storage/local/postgres}. Decision 0002. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** @param directory where the data lives; empty for a temporary one that is gone at the end */
    @Bean(destroyMethod = "close")
    Server embeddedServer(@Value("${hecha.storage:storage/local}") String directory) throws IOException {
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
            Files.createDirectories(data);
            builder.setDataDirectory(data).setCleanDataDirectory(false);
        }
        var postgres = builder.start();
        log.info("embedded PostgreSQL listens on port {}", postgres.getPort());
        return new Server(postgres);
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
