package org.hecha.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.Time;
import org.hecha.organization.Directory;
import org.hecha.organization.Region;
import org.hecha.organization.Scope;
import org.hecha.workflow.Measured.Pool;
import org.hecha.workflow.Measured.Spell;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a reader's forecasts are measured on: the last three years of the round, and of other rounds the {@link #OTHERS}
 * dossiers opened last. Older ones say little of how things go now, and history must not make forecasts ever slower.
 */
@Component
class Pasts {

    private static final int YEARS = 3;

    /** Two whole rounds of the country. */
    static final int OTHERS = 1_000;

    private static final String ROUND = "j.round = :round";

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    Pasts(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    Past of(Scope scope, Forecast.Question question, WorkingTime.Days days) {
        var others = new Sql().and("j.round <> :round").ofFew(scope);
        var sql = tasks(scope)
                .and(
                        ROUND + " or j.dossier = any (array("
                                + "select j.dossier from workflow.journey j"
                                + " cross join lateral (select j.dossier, '' as step) as t"
                                + " where " + others.where() + " order by j.opened desc, j.dossier limit :others))",
                        "round",
                        question.round(),
                        "others",
                        OTHERS);
        return read(sql, question, days);
    }

    /** One step of the round, and nothing of other rounds. */
    Past of(Scope scope, Forecast.Question question, String step, WorkingTime.Days days) {
        return read(
                tasks(scope).and(ROUND, "round", question.round()).and("t.step = :step", "step", step), question, days);
    }

    private Sql tasks(Scope scope) {
        return new Sql()
                .and("t.result <> 'cancelled' and not starts_with(t.id, :own)", "own", Signers.OWN)
                .and(
                        "t.created >= :from",
                        "from",
                        clock.instant().atZone(Time.BEIJING).minusYears(YEARS).toOffsetDateTime())
                .ofFew(scope);
    }

    private Past read(Sql sql, Forecast.Question question, WorkingTime.Days days) {
        Optional<Region> region = question.region().isEmpty() ? Optional.empty() : directory.region(question.region());
        var words = new Words();
        var past = new Past(new ArrayList<>(), new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
        jdbc.sql("select t.dossier, t.region, t.place, t.step, t.unit, t.role,"
                        + " coalesce(t.stood_in, t.done_by)::text as person, t.assignee::text as chosen,"
                        + " t.created, t.done, t.result, j.round, j.ended"
                        + " from " + Sql.TASKS + " where " + sql.where() + " order by t.created, t.id")
                .params(sql.values())
                .query((RowCallbackHandler) row -> {
                    String dossier = words.same(row.getString("dossier"));
                    past.spells().add(spell(row, dossier, words, days));
                    Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                            .ifPresent(at -> past.ended().put(dossier, days.at(at.toInstant())));
                    if (!row.getString("round").equals(question.round())) {
                        return;
                    }
                    past.round().add(dossier);
                    int place = row.getInt("place");
                    if (question.region().isEmpty()
                            || region.filter(r -> r.lo() <= place && place <= r.hi())
                                    .isPresent()) {
                        past.wanted().add(dossier);
                    }
                });
        return past;
    }

    /** One object for what is the same, so that the millions of comparisons of a forecast look at addresses. */
    private static final class Words {
        private final Map<String, List<String>> lineages = new HashMap<>();
        private final Map<Object, Object> seen = new HashMap<>();

        @SuppressWarnings("unchecked")
        <T> T same(T word) {
            return (T) seen.computeIfAbsent(word, w -> w);
        }
    }

    private Spell spell(ResultSet row, String dossier, Words words, WorkingTime.Days days) throws SQLException {
        var done = Optional.ofNullable(row.getObject("done", OffsetDateTime.class));
        // who holds what anybody may do says little about who will do it
        boolean known = done.isPresent() || Task.JUDGED_APART.contains(row.getString("step"));
        var person = Optional.ofNullable(row.getString(done.isPresent() ? "person" : "chosen"));
        return new Spell(
                dossier,
                words.lineages.computeIfAbsent(
                        row.getString("region"),
                        code -> directory.lineage(code).stream()
                                .map(Region::code)
                                .toList()),
                words.same(row.getString("step")),
                words.same(new Pool(row.getObject("unit", UUID.class), words.same(row.getString("role")))),
                person.filter(p -> known).map(words::same).orElse(""),
                days.at(row.getObject("created", OffsetDateTime.class).toInstant()),
                done.map(at -> days.at(at.toInstant())).orElse(Long.MAX_VALUE),
                result(row.getString("result")));
    }

    private static Measured.Result result(String said) {
        return switch (said) {
            case "return" -> Measured.Result.BACK;
            case "reject" -> Measured.Result.REFUSED;
            case "done" -> Measured.Result.DONE;
            default -> Measured.Result.ON;
        };
    }
}
