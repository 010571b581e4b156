package org.hecha.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * How far one county's dossier is played.
 *
 * @param county   code
 * @param opened   day the clerk opens it
 * @param creation day the creation period ends and the self-check begins; unused where the play stops before
 * @param until    step at which the play stops: its task stays open for whoever looks at the demo
 */
record Scenario(String county, LocalDate opened, LocalDate creation, String until) {

    /** A weak county before the city, strong ones ahead of it at different levels, neighbours still applying. */
    static final List<Scenario> ALL = List.of(
            new Scenario("990223", LocalDate.of(2021, 6, 1), LocalDate.of(2022, 7, 27), "notice"),
            new Scenario("990105", LocalDate.of(2021, 6, 8), LocalDate.of(2022, 8, 1), "desk_review"),
            new Scenario("990226", LocalDate.of(2021, 6, 15), LocalDate.of(2022, 8, 5), "city_review"),
            new Scenario("990122", LocalDate.of(2021, 6, 10), LocalDate.of(2022, 8, 29), "consolidate"),
            new Scenario("990123", LocalDate.of(2022, 9, 5), LocalDate.MAX, "city_check"),
            new Scenario("990221", LocalDate.of(2022, 9, 9), LocalDate.MAX, "draft"));
}
