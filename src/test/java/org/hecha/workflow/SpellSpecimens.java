package org.hecha.workflow;

import java.util.List;
import java.util.UUID;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Result;
import org.hecha.workflow.Measured.Spell;

/** Tasks as forecasts see them; times in working days. */
final class SpellSpecimens {

    static final long DAY = WorkingTime.DAY;
    static final Pool CITY = new Pool(new UUID(0, 1), "CITY_REVIEWER");
    static final Pool PROVINCE = new Pool(new UUID(0, 2), "PROVINCIAL_REVIEWER");
    static final Pool LEADER = new Pool(new UUID(0, 2), "PROVINCIAL_LEADER");
    static final Pool NATION = new Pool(new UUID(0, 4), "NATIONAL_OFFICER");
    static final Pool CLERK = new Pool(new UUID(0, 3), "COUNTY_CLERK");
    static final List<String> PLACE = List.of("990226", "990200", "990000", "000000");

    private SpellSpecimens() {}

    /** @param end below 0 while open */
    static Spell spell(String dossier, String step, Pool pool, String person, double begin, double end) {
        return spell(dossier, step, pool, person, begin, end, Result.ON);
    }

    static Spell spell(String dossier, String step, Pool pool, String person, double begin, double end, Result result) {
        return new Spell(
                dossier,
                PLACE,
                step,
                pool,
                person,
                Math.round(begin * DAY),
                end < 0 ? Long.MAX_VALUE : Math.round(end * DAY),
                result);
    }
}
