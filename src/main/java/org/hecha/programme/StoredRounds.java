package org.hecha.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hecha.organization.Directory;
import org.hecha.organization.Level;
import org.hecha.organization.Region;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rounds, each as one JSON document in a row. */
@Service
class StoredRounds implements Rounds {

    /** What stands in the column; the id and the first day have columns of their own. */
    record Content(
            String name,
            String edition,
            Map<String, List<String>> overlays,
            LocalDate deadline,
            Instant closes,
            Map<String, Integer> workingDays,
            Map<String, Integer> quotas,
            int returns,
            int noticeDays,
            int evidenceCap) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Standards standards;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    StoredRounds(
            JdbcClient jdbc,
            ObjectMapper json,
            Standards standards,
            Directory directory,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.standards = standards;
        this.directory = directory;
        this.events = events;
    }

    @Override
    public List<Round> all() {
        return jdbc.sql("select id, opens, content from programme.round order by opens desc, id")
                .query((row, n) -> round(row.getString(1), row.getDate(2).toLocalDate(), row.getString(3)))
                .list();
    }

    @Override
    public Round get(RoundId id) {
        return find(id).orElseThrow(() -> new UnknownRound(id));
    }

    private Optional<Round> find(RoundId id) {
        return jdbc.sql("select id, opens, content from programme.round where id = ?")
                .param(id.value())
                .query((row, n) -> round(row.getString(1), row.getDate(2).toLocalDate(), row.getString(3)))
                .optional();
    }

    @Override
    public Standard standardFor(RoundId id, String county) {
        Round round = get(id);
        List<String> overlays = directory.lineage(county).stream()
                .filter(region -> region.level() == Level.PROVINCE)
                .map(Region::code)
                .findFirst()
                .map(province -> round.overlays().getOrDefault(province, List.of()))
                .orElse(List.of());
        return standards.edition(round.edition(), overlays);
    }

    @Override
    @Transactional
    public void put(Round round, String actor) {
        Optional<Round> old = find(round.id());
        if (old.equals(Optional.of(round))) {
            return;
        }
        // refuses editions and overlays this installation does not have
        Standard known = standards.edition(round.edition());
        round.overlays().forEach((province, overlays) -> checked(round.edition(), overlays));
        int written = jdbc.sql("""
                insert into programme.round (id, opens, content) values (:id, :opens, cast(:content as jsonb))
                on conflict (id) do update set opens = excluded.opens, content = excluded.content
                where not round.in_use""")
                .param("id", round.id().value())
                .param("opens", Date.valueOf(round.opens()))
                .param("content", content(round))
                .update();
        if (written == 0) {
            throw new RoundInUse(round.id());
        }
        events.publishEvent(new Saved(round.id(), known.edition(), old.isEmpty(), actor));
    }

    @Override
    @Transactional
    public void use(RoundId id) {
        if (jdbc.sql("update programme.round set in_use = true where id = ? and not in_use")
                                .param(id.value())
                                .update()
                        == 0
                && find(id).isEmpty()) {
            throw new UnknownRound(id);
        }
    }

    private void checked(String edition, List<String> overlays) {
        if (!standards.edition(edition, overlays).overlays().equals(overlays)) {
            throw new IllegalStateException("overlays were not applied in order: " + overlays);
        }
    }

    private String content(Round round) {
        try {
            return json.writeValueAsString(new Content(
                    round.name(),
                    round.edition(),
                    round.overlays(),
                    round.deadline(),
                    round.closes(),
                    round.workingDays(),
                    round.quotas(),
                    round.returns(),
                    round.noticeDays(),
                    round.evidenceCap()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Round round(String id, LocalDate opens, String content) {
        try {
            Content c = json.readValue(content, Content.class);
            return new Round(
                    new RoundId(id),
                    c.name(),
                    c.edition(),
                    c.overlays(),
                    opens,
                    c.deadline(),
                    c.closes(),
                    c.workingDays(),
                    c.quotas(),
                    c.returns(),
                    c.noticeDays(),
                    c.evidenceCap());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("round " + id + " cannot be read", e);
        }
    }
}
