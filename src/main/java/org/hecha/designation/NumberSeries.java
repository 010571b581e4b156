package org.hecha.designation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Numbers without gaps: the row of the series stays locked until the transaction that uses the number ends, and a
 * transaction that fails gives its number back.
 */
@Repository
class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the series in this year, from 1. */
    long next(String series, int year) {
        return jdbc.sql("""
                        insert into designation.series (name, year, last) values (:name, :year, 1)
                        on conflict (name, year) do update set last = designation.series.last + 1 returning last""")
                .param("name", series)
                .param("year", year)
                .query(Long.class)
                .single();
    }
}
