package org.hecha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InApplication
class ApplicationIT {

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsOnItsOwnDatabaseWithEverySchemaInPlace() {
        assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
